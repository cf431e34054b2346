package main

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"math/big"
	"sync"

	"github.com/gotd/td/crypto/srp"
	"github.com/gotd/td/exchange"
	"github.com/gotd/td/tg"
	"github.com/gotd/td/tgerr"
	"github.com/gotd/td/tgtest"
)

const (
	tgtestPassword = "correct horse"
	srpGenerator   = 3
	srpSize        = 256
)

// passwords are the server's half of a login by password: gotd makes the verifier from the password, the rest follows
// https://core.telegram.org/api/srp, because gotd has only the client's half.
type passwords struct {
	prime, verifier *big.Int
	salt1, salt2    []byte

	mu         sync.Mutex
	challenges map[int64]challenge // by srp_id
}

// challenge is what one account.getPassword handed out.
type challenge struct {
	secret *big.Int // b
	public []byte   // B
}

func newPasswords() (*passwords, error) {
	prime, err := exchange.TestServerRNG{}.DhPrime() // Telegram's, for both purposes
	if err != nil {
		return nil, err
	}
	p := &passwords{
		prime:      prime,
		salt2:      random(16),
		challenges: map[int64]challenge{},
	}
	verifier, salt1, err := srp.NewSRP(rand.Reader).NewHash([]byte(tgtestPassword), srp.Input{
		Salt1: random(8), Salt2: p.salt2, G: srpGenerator, P: padded(prime),
	})
	if err != nil {
		return nil, err
	}
	p.verifier, p.salt1 = new(big.Int).SetBytes(verifier), salt1
	return p, nil
}

func random(size int) []byte {
	bytes := make([]byte, size)
	_, _ = rand.Read(bytes) // never fails
	return bytes
}

func padded(n *big.Int) []byte {
	return n.FillBytes(make([]byte, srpSize))
}

func digest(parts ...[]byte) []byte {
	h := sha256.New()
	for _, part := range parts {
		h.Write(part)
	}
	return h.Sum(nil)
}

// ask makes a challenge: B = k*v + g^b mod p.
func (p *passwords) ask() *tg.AccountPassword {
	g := big.NewInt(srpGenerator)
	c := challenge{secret: new(big.Int).SetBytes(random(srpSize))}
	k := new(big.Int).SetBytes(digest(padded(p.prime), padded(g)))
	b := new(big.Int).Mul(k, p.verifier)
	b.Add(b, new(big.Int).Exp(g, c.secret, p.prime)).Mod(b, p.prime)
	c.public = padded(b)

	p.mu.Lock()
	id := int64(len(p.challenges) + 1)
	p.challenges[id] = c
	p.mu.Unlock()

	answer := &tg.AccountPassword{
		HasPassword:   true,
		NewAlgo:       p.algorithm(),
		NewSecureAlgo: &tg.SecurePasswordKdfAlgoPBKDF2HMACSHA512iter100000{Salt: random(8)},
		SecureRandom:  random(srpSize),
	}
	answer.SetCurrentAlgo(p.algorithm())
	answer.SetSRPID(id)
	answer.SetSRPB(c.public)
	answer.SetHint("two words")
	return answer
}

func (p *passwords) algorithm() *tg.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow {
	return &tg.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow{
		Salt1: p.salt1, Salt2: p.salt2, G: srpGenerator, P: padded(p.prime),
	}
}

// right tells whether the client knows the password: M1 has to be made of S = (A * v^u)^b.
func (p *passwords) right(answer *tg.InputCheckPasswordSRP) bool {
	p.mu.Lock()
	c, ok := p.challenges[answer.SRPID]
	delete(p.challenges, answer.SRPID)
	p.mu.Unlock()
	if !ok || len(answer.A) > srpSize {
		return false
	}
	a := new(big.Int).SetBytes(answer.A)
	u := new(big.Int).SetBytes(digest(padded(a), c.public))
	s := new(big.Int).Exp(p.verifier, u, p.prime)
	s.Mul(s, a).Exp(s, c.secret, p.prime)

	xored := make([]byte, sha256.Size)
	subtle.XORBytes(xored, digest(padded(p.prime)), digest(padded(big.NewInt(srpGenerator))))
	m1 := digest(xored, digest(p.salt1), digest(p.salt2), padded(a), c.public, digest(padded(s)))
	return subtle.ConstantTimeCompare(m1, answer.M1) == 1
}

func (d *dataCentre) password(server *tgtest.Server, request *tgtest.Request) error {
	return server.SendResult(request, d.accounts.passwords.ask())
}

func (d *dataCentre) checkPassword(server *tgtest.Server, request *tgtest.Request) error {
	var call tg.AuthCheckPasswordRequest
	if err := call.Decode(request.Buf); err != nil {
		return err
	}
	user, waits := d.waiting.Load(request.Session.AuthKey.ID)
	answer, ok := call.Password.(*tg.InputCheckPasswordSRP)
	if !waits || !ok || !d.accounts.passwords.right(answer) {
		return tgerr.New(400, "PASSWORD_HASH_INVALID")
	}
	d.waiting.Delete(request.Session.AuthKey.ID)
	return d.authorize(server, request, user.(*tg.User))
}
