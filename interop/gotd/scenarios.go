package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/gotd/td/telegram"
	"github.com/gotd/td/telegram/auth"
	"github.com/gotd/td/telegram/downloader"
	"github.com/gotd/td/telegram/message"
	"github.com/gotd/td/telegram/uploader"
	"github.com/gotd/td/tg"
	"github.com/gotd/td/tgerr"
)

// scenario plays its part and returns what it saw.
type scenario func(context.Context, *driver) (string, error)

var scenarios = map[string]scenario{
	"key_exchange":  keyExchange,
	"login":         login,
	"wrong_code":    wrongCode,
	"password":      login,
	"sign_up":       signUp,
	"bot":           bot,
	"session_reuse": sessionReuse,
	"second_dc":     secondDC,
	"migrate":       migrate,
	"flood_wait":    floodWait,
	"after_fault":   afterFault,
	"big_gzip":      bigGzip,
	"files":         files,
	"update":        update,
	"echo":          echo,
}

// signIn runs gotd's own flow: code, then the password if the server wants one.
func (d *driver) signIn(ctx context.Context, client *telegram.Client) (*tg.User, error) {
	code := auth.CodeAuthenticatorFunc(func(context.Context, *tg.AuthSentCode) (string, error) { return d.Code, nil })
	flow := auth.NewFlow(auth.Constant(d.Phone, d.Password, code), auth.SendCodeOptions{})
	if err := flow.Run(ctx, client.Auth()); err != nil {
		return nil, err
	}
	return client.Self(ctx)
}

func (d *driver) sendCode(ctx context.Context, client *telegram.Client) (string, error) {
	sent, err := client.Auth().SendCode(ctx, d.Phone, auth.SendCodeOptions{})
	if err != nil {
		return "", err
	}
	code, ok := sent.(*tg.AuthSentCode)
	if !ok {
		return "", fmt.Errorf("auth.sendCode answered %T", sent)
	}
	return code.PhoneCodeHash, nil
}

func keyExchange(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		nearest, err := client.API().HelpGetNearestDC(ctx)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("nearest DC %d", nearest.NearestDC), nil
	})
}

func login(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		me, err := d.signIn(ctx, client)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("user %d", me.ID), nil
	})
}

func wrongCode(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		hash, err := d.sendCode(ctx, client)
		if err != nil {
			return "", err
		}
		_, refusal := client.Auth().SignIn(ctx, d.Phone, "00000", hash)
		if !tg.IsPhoneCodeInvalid(refusal) {
			return "", fmt.Errorf("a wrong code was answered by %w", refusal)
		}
		if _, err := client.Auth().SignIn(ctx, d.Phone, d.Code, hash); err != nil {
			return "", err
		}
		return refusal.Error(), nil
	})
}

func signUp(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		hash, err := d.sendCode(ctx, client)
		if err != nil {
			return "", err
		}
		_, err = client.Auth().SignIn(ctx, d.Phone, d.DefaultCode, hash)
		if required := new(auth.SignUpRequired); !errors.As(err, &required) {
			return "", fmt.Errorf("an unknown number was answered by %w", err)
		}
		_, err = client.Auth().SignUp(ctx, auth.SignUp{
			PhoneNumber: d.Phone, PhoneCodeHash: hash, FirstName: "New", LastName: "Person",
		})
		if err != nil {
			return "", err
		}
		me, err := client.Self(ctx)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("user %d %s", me.ID, me.FirstName), nil
	})
}

func bot(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		if _, err := client.Auth().Bot(ctx, d.Token); err != nil {
			return "", err
		}
		me, err := client.Self(ctx)
		if err != nil {
			return "", err
		}
		if !me.Bot {
			return "", fmt.Errorf("user %d is not a bot", me.ID)
		}
		return fmt.Sprintf("bot %d", me.ID), nil
	})
}

func sessionReuse(ctx context.Context, d *driver) (string, error) {
	if _, err := login(ctx, d); err != nil {
		return "", err
	}
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		status, err := client.Auth().Status(ctx)
		if err != nil {
			return "", err
		}
		if !status.Authorized {
			return "", errors.New("the saved session is not authorized")
		}
		return fmt.Sprintf("user %d", status.User.ID), nil
	})
}

func secondDC(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		me, err := d.signIn(ctx, client)
		if err != nil {
			return "", err
		}
		there, err := client.DC(ctx, 2, 1)
		if err != nil {
			return "", err
		}
		defer func() { _ = there.Close() }()
		users, err := tg.NewClient(there).UsersGetUsers(ctx, []tg.InputUserClass{&tg.InputUserSelf{}})
		if err != nil {
			return "", err
		}
		if len(users) != 1 || users[0].GetID() != me.ID {
			return "", fmt.Errorf("DC 2 knows %v, not user %d", users, me.ID)
		}
		return fmt.Sprintf("user %d on DC 2", me.ID), nil
	})
}

func migrate(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		me, err := d.signIn(ctx, client)
		if err != nil {
			return "", err
		}
		if dc := client.Config().ThisDC; dc != 2 {
			return "", fmt.Errorf("signed in on DC %d", dc)
		}
		return fmt.Sprintf("user %d on DC 2", me.ID), nil
	})
}

// afterFault makes a call once the harness has prepared something to go wrong with it.
func afterFault(ctx context.Context, d *driver) (string, error) {
	return d.nearestAfterFault(ctx, func(err error) error { return err })
}

// floodWait waits as gotd's own helper does; the client itself reports the error and leaves the waiting to its user.
func floodWait(ctx context.Context, d *driver) (string, error) {
	return d.nearestAfterFault(ctx, func(err error) error {
		waited, err := tgerr.FloodWait(ctx, err)
		if !waited {
			return fmt.Errorf("not a flood wait: %w", err)
		}
		return nil
	})
}

func (d *driver) nearestAfterFault(ctx context.Context, recover func(error) error) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		if _, err := d.signIn(ctx, client); err != nil {
			return "", err
		}
		if err := d.ready(); err != nil {
			return "", err
		}
		if err := d.word(); err != nil {
			return "", err
		}
		nearest, err := client.API().HelpGetNearestDC(ctx)
		reported := ""
		if err != nil {
			reported = fmt.Sprintf(" (first: %v)", err)
			if err := recover(err); err != nil {
				return "", err
			}
			nearest, err = client.API().HelpGetNearestDC(ctx)
		}
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("answered after it: nearest DC %d%s", nearest.NearestDC, reported), nil
	})
}

// bigGzip reads a history that is too long to come uncompressed.
func bigGzip(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		if _, err := d.signIn(ctx, client); err != nil {
			return "", err
		}
		page, err := client.API().MessagesGetHistory(ctx, &tg.MessagesGetHistoryRequest{Peer: &tg.InputPeerSelf{}, Limit: 100})
		if err != nil {
			return "", err
		}
		history, ok := page.AsModified()
		if !ok {
			return "", fmt.Errorf("messages.getHistory answered %T", page)
		}
		var texts []string
		for _, class := range history.GetMessages() {
			if m, ok := class.(*tg.Message); ok {
				texts = append(texts, m.Message)
			}
		}
		slices.Reverse(texts)
		d.digest = fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(texts, "\n"))))
		return fmt.Sprintf("%d messages", len(texts)), nil
	})
}

func files(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		if _, err := d.signIn(ctx, client); err != nil {
			return "", err
		}
		content := make([]byte, 3<<20) // a third random, the rest compressible
		for i := range content[:1<<20] {
			content[i] = byte(rand.Uint32())
		}
		file, err := uploader.NewUploader(client.API()).FromBytes(ctx, "three.bin", content)
		if err != nil {
			return "", fmt.Errorf("upload: %w", err)
		}
		sent, err := message.NewSender(client.API()).Self().Media(ctx, message.File(file))
		if err != nil {
			return "", fmt.Errorf("send: %w", err)
		}
		location, err := sentDocument(sent)
		if err != nil {
			return "", err
		}
		var back bytes.Buffer
		if _, err := downloader.NewDownloader().Download(client.API(), location).Stream(ctx, &back); err != nil {
			return "", fmt.Errorf("download: %w", err)
		}
		there, here := sha256.Sum256(back.Bytes()), sha256.Sum256(content)
		if there != here {
			return "", fmt.Errorf("%d other bytes came back", back.Len())
		}
		return fmt.Sprintf("%d bytes, sha256 %x", back.Len(), there[:8]), nil
	})
}

func sentDocument(updates tg.UpdatesClass) (*tg.InputDocumentFileLocation, error) {
	list, ok := updates.(*tg.Updates)
	if !ok {
		return nil, fmt.Errorf("sending a file answered %T", updates)
	}
	for _, update := range list.Updates {
		if created, ok := update.(*tg.UpdateNewMessage); ok {
			if m, ok := created.Message.(*tg.Message); ok {
				if media, ok := m.Media.(*tg.MessageMediaDocument); ok {
					if document, ok := media.Document.AsNotEmpty(); ok {
						return document.AsInputDocumentFileLocation(""), nil
					}
				}
			}
		}
	}
	return nil, errors.New("no document came back")
}

// echo is a bot that answers what it hears, with gotd's own dispatcher and sender.
func echo(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		if _, err := client.Auth().Bot(ctx, d.Token); err != nil {
			return "", err
		}
		answered := make(chan error, 1)
		sender := message.NewSender(client.API())
		var heard string
		d.updates.OnNewMessage(func(ctx context.Context, entities tg.Entities, update *tg.UpdateNewMessage) error {
			m, ok := update.Message.(*tg.Message)
			if !ok || m.Out {
				return nil
			}
			heard = m.Message
			_, err := sender.Answer(entities, update).Text(ctx, "you said: "+heard)
			answered <- err
			return nil
		})
		if _, err := client.API().UpdatesGetState(ctx); err != nil {
			return "", err
		}
		if err := d.ready(); err != nil {
			return "", err
		}
		select {
		case err := <-answered:
			return fmt.Sprintf("«%s»", heard), err
		case <-ctx.Done():
			return "", errors.New("no message came")
		}
	})
}

func update(ctx context.Context, d *driver) (string, error) {
	return d.with(ctx, func(ctx context.Context, client *telegram.Client) (string, error) {
		if _, err := d.signIn(ctx, client); err != nil {
			return "", err
		}
		if _, err := client.API().UpdatesGetState(ctx); err != nil {
			return "", err
		}
		if err := d.ready(); err != nil {
			return "", err
		}
		select {
		case text := <-d.notices:
			return fmt.Sprintf("«%s»", text), nil
		case <-ctx.Done():
			return "", errors.New("no update came")
		}
	})
}
