package main

import (
	"context"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/gotd/td/clock"
	"github.com/gotd/td/exchange"
	"github.com/gotd/td/tdsync"
	"github.com/gotd/td/tg"
	"github.com/gotd/td/tgtest"
	"github.com/gotd/td/transport"
)

const dcCount = 2

// carrier makes of a listener one whose connections carry MTProto.
type carrier func(context.Context, *tdsync.CancellableGroup, net.Listener) net.Listener

// carriers are the ways in which tgtest can be reached, each with listeners of its own.
var carriers = map[string]carrier{
	"plain": func(_ context.Context, _ *tdsync.CancellableGroup, l net.Listener) net.Listener { return l },
	"obfuscated": func(_ context.Context, _ *tdsync.CancellableGroup, l net.Listener) net.Listener {
		return transport.ObfuscatedListener(l)
	},
	"websocket": overWebSocket,
}

// inTLS is a carrier in TLS.
func inTLS(config *tls.Config, inner carrier) carrier {
	return func(ctx context.Context, group *tdsync.CancellableGroup, l net.Listener) net.Listener {
		return inner(ctx, group, tls.NewListener(l, config))
	}
}

// overWebSocket serves HTTP on a listener; the connections that come out of it are those inside the WebSockets.
func overWebSocket(ctx context.Context, group *tdsync.CancellableGroup, l net.Listener) net.Listener {
	inner, handler := transport.WebsocketListener(l.Addr())
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	group.Go(func(context.Context) error {
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	group.Go(func(ctx context.Context) error {
		<-ctx.Done()
		return server.Close()
	})
	return inner
}

// hourAhead is a server's clock that is off.
type hourAhead struct{ clock.Clock }

func (h hourAhead) Now() time.Time { return h.Clock.Now().Add(time.Hour) }

// runTgtest serves until standard input ends: `tgtest KEY CERTIFICATE`, with the private RSA key as PEM; the certificate
// for TLS is written. It prints one line, the ports as JSON: by carrier, then by DC.
func runTgtest(arguments []string) error {
	if len(arguments) != 2 {
		return errors.New("tgtest KEY CERTIFICATE")
	}
	secure, err := selfSigned(arguments[1])
	if err != nil {
		return err
	}
	key, err := privateKey(arguments[0])
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	group := tdsync.NewCancellableGroup(ctx)
	ports := map[string]map[int]int{}
	passwords, err := newPasswords()
	if err != nil {
		return err
	}
	for carrier, wrap := range carriers {
		ports[carrier], err = serveCluster(ctx, group, key, passwords, clock.System, wrap)
		if err != nil {
			return err
		}
	}
	ports["websocket_tls"], err = serveCluster(ctx, group, key, passwords, clock.System, inTLS(secure, overWebSocket))
	if err != nil {
		return err
	}
	ports["ahead"], err = serveCluster(ctx, group, key, passwords, hourAhead{clock.System}, carriers["plain"])
	if err != nil {
		return err
	}
	if err := json.NewEncoder(os.Stdout).Encode(ports); err != nil {
		return err
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	if err := group.Wait(); err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}

func privateKey(file string) (exchange.PrivateKey, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return exchange.PrivateKey{}, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return exchange.PrivateKey{}, fmt.Errorf("%s has no PEM in it", file)
	}
	var key *rsa.PrivateKey
	if key, err = x509.ParsePKCS1PrivateKey(block.Bytes); err != nil {
		return exchange.PrivateKey{}, err
	}
	return tgtest.NewPrivateKey(key), nil
}

// serveCluster starts the DCs for one carrier; their config names their own addresses.
func serveCluster(ctx context.Context, group *tdsync.CancellableGroup, key exchange.PrivateKey,
	passwords *passwords, now clock.Clock, wrap carrier,
) (map[int]int, error) {
	accounts := newAccounts(passwords)
	ports := map[int]int{}
	var options []tg.DCOption
	listeners := map[int]net.Listener{}
	for dc := 1; dc <= dcCount; dc++ {
		listener, err := net.Listen("tcp4", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		ports[dc] = listener.Addr().(*net.TCPAddr).Port
		options = append(options, tg.DCOption{ID: dc, IPAddress: "127.0.0.1", Port: ports[dc], Static: true})
		listeners[dc] = listener
	}
	for dc, listener := range listeners {
		service := &dataCentre{id: dc, options: options, accounts: accounts}
		server := tgtest.NewServer(key, tgtest.UnpackInvoke(service.dispatcher()), tgtest.ServerOptions{DC: dc, Clock: now})
		wrapped := wrap(ctx, group, listener)
		group.Go(func(ctx context.Context) error {
			return server.Serve(ctx, transport.Listen(wrapped))
		})
	}
	return ports, nil
}
