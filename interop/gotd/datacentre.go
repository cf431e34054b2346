package main

import (
	"crypto/rand"
	"strings"
	"sync"
	"time"

	"github.com/gotd/td/bin"
	"github.com/gotd/td/tg"
	"github.com/gotd/td/tgerr"
	"github.com/gotd/td/tgtest"
)

const (
	tgtestCode   = "13579"
	tgtestNotice = "hello from tgtest"

	// What a phone number ends in decides where its user belongs and how the server says so.
	phoneMigrates   = "2"
	networkMigrates = "3"

	// And what happens to this user besides.
	hasPassword  = "4"
	unregistered = "5"
	mustWait     = "6" // the first help.getNearestDc of these fails in some way
	droppedCall  = "7"
	droppedAfter = "8"
	wrongSalt    = "9"
)

// accounts are the users and the exported authorizations of all DCs.
type accounts struct {
	mu       sync.Mutex
	users    map[string]*tg.User // by phone number or bot token
	exported map[string]*tg.User // by the bytes
	calls    map[int64]int       // how often help.getNearestDc came, by user

	passwords *passwords
}

func newAccounts(passwords *passwords) *accounts {
	return &accounts{
		users: map[string]*tg.User{}, exported: map[string]*tg.User{}, calls: map[int64]int{}, passwords: passwords,
	}
}

func (a *accounts) knows(name string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.users[name] != nil
}

func (a *accounts) user(name string, bot bool) *tg.User {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.users[name] == nil {
		user := &tg.User{ID: int64(7000 + len(a.users)), Bot: bot, Self: true}
		user.SetFirstName("Tgtest")
		user.SetAccessHash(1)
		if bot {
			user.SetBotInfoVersion(1)
		} else {
			user.SetPhone(strings.TrimPrefix(name, "+"))
		}
		a.users[name] = user
	}
	return a.users[name]
}

// dataCentre is what a tgtest server does not know of itself: logins, and moving them to another DC.
type dataCentre struct {
	id       int
	options  []tg.DCOption
	accounts *accounts
	signedIn sync.Map // auth key id -> *tg.User
	waiting  sync.Map // the same, for those whose password is still to come
}

func (d *dataCentre) dispatcher() *tgtest.Dispatcher {
	handlers := map[uint32]func(*tgtest.Server, *tgtest.Request) error{
		tg.HelpGetConfigRequestTypeID:              d.config,
		tg.HelpGetNearestDCRequestTypeID:           d.nearest,
		tg.AuthSendCodeRequestTypeID:               d.sendCode,
		tg.AuthSignInRequestTypeID:                 d.signIn,
		tg.AuthSignUpRequestTypeID:                 d.signUp,
		tg.AccountGetPasswordRequestTypeID:         d.password,
		tg.AuthCheckPasswordRequestTypeID:          d.checkPassword,
		tg.MessagesGetHistoryRequestTypeID:         d.history,
		tg.AuthImportBotAuthorizationRequestTypeID: d.bot,
		tg.AuthExportAuthorizationRequestTypeID:    d.export,
		tg.AuthImportAuthorizationRequestTypeID:    d.importAuthorization,
		tg.AuthLogOutRequestTypeID:                 d.logOut,
		tg.UsersGetUsersRequestTypeID:              d.self,
		tg.UpdatesGetStateRequestTypeID:            d.state,
	}
	dispatcher := tgtest.NewDispatcher()
	for id, handler := range handlers {
		dispatcher.HandleFunc(id, handler)
	}
	methods := tg.TypesMap()
	return dispatcher.Fallback(tgtest.HandlerFunc(func(_ *tgtest.Server, request *tgtest.Request) error {
		id, err := request.Buf.PeekID()
		if err != nil {
			return err
		}
		if _, ok := methods[id]; ok {
			return tgerr.New(400, "METHOD_INVALID")
		}
		return nil // msgs_ack and other service messages, which want no answer
	}))
}

func (d *dataCentre) config(server *tgtest.Server, request *tgtest.Request) error {
	now := int(time.Now().Unix())
	return server.SendResult(request, &tg.Config{
		Date: now, Expires: now + 3600, ThisDC: d.id, DCOptions: d.options, DCTxtDomainName: "invalid.",
		ChatSizeMax: 200, MegagroupSizeMax: 200_000, MessageLengthMax: 4096, CaptionLengthMax: 1024, MeURLPrefix: "https://t.me/",
	})
}

func (d *dataCentre) sendCode(server *tgtest.Server, request *tgtest.Request) error {
	var call tg.AuthSendCodeRequest
	if err := call.Decode(request.Buf); err != nil {
		return err
	}
	if d.id == 1 && strings.HasSuffix(call.PhoneNumber, phoneMigrates) {
		return tgerr.New(303, "PHONE_MIGRATE_2")
	}
	if d.id == 1 && strings.HasSuffix(call.PhoneNumber, networkMigrates) {
		return tgerr.New(303, "NETWORK_MIGRATE_2")
	}
	return server.SendResult(request, &tg.AuthSentCode{
		Type: &tg.AuthSentCodeTypeApp{Length: len(tgtestCode)}, PhoneCodeHash: "hash of " + call.PhoneNumber,
	})
}

func (d *dataCentre) signIn(server *tgtest.Server, request *tgtest.Request) error {
	var call tg.AuthSignInRequest
	if err := call.Decode(request.Buf); err != nil {
		return err
	}
	if call.PhoneCodeHash != "hash of "+call.PhoneNumber || call.PhoneCode != tgtestCode {
		return tgerr.New(400, "PHONE_CODE_INVALID")
	}
	if strings.HasSuffix(call.PhoneNumber, unregistered) && !d.accounts.knows(call.PhoneNumber) {
		return server.SendResult(request, &tg.AuthAuthorizationSignUpRequired{})
	}
	user := d.accounts.user(call.PhoneNumber, false)
	if strings.HasSuffix(call.PhoneNumber, hasPassword) {
		d.waiting.Store(request.Session.AuthKey.ID, user)
		return tgerr.New(401, "SESSION_PASSWORD_NEEDED")
	}
	return d.authorize(server, request, user)
}

func (d *dataCentre) signUp(server *tgtest.Server, request *tgtest.Request) error {
	var call tg.AuthSignUpRequest
	if err := call.Decode(request.Buf); err != nil {
		return err
	}
	if call.PhoneCodeHash != "hash of "+call.PhoneNumber || d.accounts.knows(call.PhoneNumber) {
		return tgerr.New(400, "PHONE_NUMBER_OCCUPIED")
	}
	user := d.accounts.user(call.PhoneNumber, false)
	user.SetFirstName(call.FirstName)
	user.SetLastName(call.LastName)
	return d.authorize(server, request, user)
}

func (d *dataCentre) bot(server *tgtest.Server, request *tgtest.Request) error {
	var call tg.AuthImportBotAuthorizationRequest
	if err := call.Decode(request.Buf); err != nil {
		return err
	}
	return d.authorize(server, request, d.accounts.user(call.BotAuthToken, true))
}

func (d *dataCentre) authorize(server *tgtest.Server, request *tgtest.Request, user *tg.User) error {
	d.signedIn.Store(request.Session.AuthKey.ID, user)
	return server.SendResult(request, &tg.AuthAuthorization{User: user})
}

// user is who is signed in with the key of a request.
func (d *dataCentre) user(request *tgtest.Request) (*tg.User, error) {
	if user, ok := d.signedIn.Load(request.Session.AuthKey.ID); ok {
		return user.(*tg.User), nil
	}
	return nil, tgerr.New(401, "AUTH_KEY_UNREGISTERED")
}

func (d *dataCentre) export(server *tgtest.Server, request *tgtest.Request) error {
	user, err := d.user(request)
	if err != nil {
		return err
	}
	var call tg.AuthExportAuthorizationRequest
	if err := call.Decode(request.Buf); err != nil {
		return err
	}
	if call.DCID == d.id || call.DCID > len(d.options) {
		return tgerr.New(400, "DC_ID_INVALID")
	}
	token := make([]byte, 32)
	if _, err := rand.Read(token); err != nil {
		return err
	}
	d.accounts.mu.Lock()
	d.accounts.exported[string(token)] = user
	d.accounts.mu.Unlock()
	return server.SendResult(request, &tg.AuthExportedAuthorization{ID: user.ID, Bytes: token})
}

func (d *dataCentre) importAuthorization(server *tgtest.Server, request *tgtest.Request) error {
	var call tg.AuthImportAuthorizationRequest
	if err := call.Decode(request.Buf); err != nil {
		return err
	}
	d.accounts.mu.Lock()
	user := d.accounts.exported[string(call.Bytes)]
	delete(d.accounts.exported, string(call.Bytes))
	d.accounts.mu.Unlock()
	if user == nil || user.ID != call.ID {
		return tgerr.New(400, "AUTH_BYTES_INVALID")
	}
	return d.authorize(server, request, user)
}

func (d *dataCentre) logOut(server *tgtest.Server, request *tgtest.Request) error {
	if _, err := d.user(request); err != nil {
		return err
	}
	d.signedIn.Delete(request.Session.AuthKey.ID)
	return server.SendResult(request, &tg.AuthLoggedOut{})
}

// self answers users.getUsers by the signed-in user, compressed, as a large answer would be.
func (d *dataCentre) self(server *tgtest.Server, request *tgtest.Request) error {
	user, err := d.user(request)
	if err != nil {
		return err
	}
	return server.SendGZIP(request, &vector{user})
}

// state answers updates.getState; an update follows.
func (d *dataCentre) state(server *tgtest.Server, request *tgtest.Request) error {
	if _, err := d.user(request); err != nil {
		return err
	}
	state := &tg.UpdatesState{Pts: 1, Qts: 0, Date: int(time.Now().Unix()), Seq: 0}
	if err := server.SendResult(request, state); err != nil {
		return err
	}
	return server.SendUpdates(request.RequestCtx, request.Session, &tg.UpdateServiceNotification{
		Type: "TGTEST", Message: tgtestNotice, Media: &tg.MessageMediaEmpty{},
	})
}

// vector is a boxed vector of one object.
type vector struct {
	element bin.Encoder
}

func (v *vector) Encode(b *bin.Buffer) error {
	b.PutVectorHeader(1)
	return v.element.Encode(b)
}
