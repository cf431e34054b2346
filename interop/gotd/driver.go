package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"time"

	"github.com/gotd/td/crypto"
	"github.com/gotd/td/session"
	"github.com/gotd/td/telegram"
	"github.com/gotd/td/telegram/dcs"
	"github.com/gotd/td/tg"
)

// given is what the harness says on standard input.
type given struct {
	Scenario    string         `json:"scenario"`
	Ports       map[string]int `json:"ports"`
	Phone       string         `json:"phone"`
	Code        string         `json:"code"`
	DefaultCode string         `json:"default_code"`
	PublicKey   string         `json:"public_key"`
	APIID       int            `json:"api_id"`
	APIHash     string         `json:"api_hash"`
	Password    string         `json:"password"`
	Token       string         `json:"token"`
	Transport   string         `json:"transport"`
	ProxySecret string         `json:"proxy_secret"`
	Seconds     float64        `json:"seconds"`
}

// driver plays one scenario with gotd's client.
type driver struct {
	given
	input   *bufio.Reader
	storage *session.StorageMemory
	pfs     bool
	notices chan string
	updates tg.UpdateDispatcher
	digest  string // of what was read, for the harness to compare
}

func runClient(arguments []string) error {
	input := bufio.NewReader(os.Stdin)
	line, err := input.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("read the scenario: %w", err)
	}
	d := &driver{
		input:   input,
		storage: new(session.StorageMemory),
		pfs:     slices.Contains(arguments, "--pfs"),
		notices: make(chan string, 1),
		updates: tg.NewUpdateDispatcher(),
	}
	if err := json.Unmarshal(line, &d.given); err != nil {
		return fmt.Errorf("scenario: %w", err)
	}
	scenario, ok := scenarios[d.Scenario]
	if !ok {
		return say(map[string]any{"skip": "not written for this client"})
	}
	if d.resolver(new(dcs.List)) == nil {
		return say(map[string]any{"skip": "it does not speak " + d.Transport})
	}
	// A little before the harness loses its patience, so that gotd can say what it waits for.
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(d.Seconds*float64(time.Second))-time.Second)
	defer cancel()
	detail, err := scenario(ctx, d)
	if err != nil {
		return say(map[string]any{"ok": false, "detail": err.Error(), "late": ctx.Err() != nil})
	}
	return say(map[string]any{"ok": true, "detail": detail, "digest": d.digest})
}

func say(answer map[string]any) error {
	return json.NewEncoder(os.Stdout).Encode(answer)
}

// ready tells the harness that the client is where the scenario wants it.
func (d *driver) ready() error {
	return say(map[string]any{"ready": true})
}

// word waits until the harness has prepared the fault.
func (d *driver) word() error {
	_, err := d.input.ReadString('\n')
	return err
}

// with runs f on a connected client that keeps its session in the driver's storage.
func (d *driver) with(ctx context.Context, f func(context.Context, *telegram.Client) (string, error)) (string, error) {
	keys, err := crypto.ParseRSAPublicKeys([]byte(d.PublicKey))
	if err != nil || len(keys) != 1 {
		return "", fmt.Errorf("%d public keys: %w", len(keys), err)
	}
	var list dcs.List
	for dc, port := range d.Ports {
		id, err := strconv.Atoi(dc)
		if err != nil {
			return "", fmt.Errorf("DC number: %w", err)
		}
		list.Options = append(list.Options, tg.DCOption{ID: id, IPAddress: "127.0.0.1", Port: port, Static: true})
	}
	resolver := d.resolver(&list)
	client := telegram.NewClient(d.APIID, d.APIHash, telegram.Options{
		DC:             1,
		DCList:         list,
		PublicKeys:     []telegram.PublicKey{{RSA: keys[0]}},
		Resolver:       resolver,
		SessionStorage: d.storage,
		EnablePFS:      d.pfs,
		RetryInterval:  2 * time.Second,
		UpdateHandler:  telegram.UpdateHandlerFunc(d.onUpdates),
	})
	var detail string
	err = client.Run(ctx, func(ctx context.Context) error {
		var err error
		detail, err = f(ctx, client)
		return err
	})
	return detail, err
}

func (d *driver) onUpdates(ctx context.Context, updates tg.UpdatesClass) error {
	var list []tg.UpdateClass
	switch u := updates.(type) {
	case *tg.UpdateShort:
		list = []tg.UpdateClass{u.Update}
	case *tg.Updates:
		list = u.Updates
	}
	for _, update := range list {
		if notice, ok := update.(*tg.UpdateServiceNotification); ok {
			select {
			case d.notices <- notice.Message:
			default:
			}
		}
	}
	return d.updates.Handle(ctx, updates)
}
