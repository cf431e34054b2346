package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/gotd/td/bin"
	"github.com/gotd/td/mt"
	"github.com/gotd/td/proto"
	"github.com/gotd/td/tg"
	"github.com/gotd/td/tgerr"
	"github.com/gotd/td/tgtest"
)

var errCut = errors.New("the connection is cut on demand")

// nearest answers help.getNearestDc; what goes wrong before it depends on who asks. The country of the answer says how
// often the call came from that user.
func (d *dataCentre) nearest(server *tgtest.Server, request *tgtest.Request) error {
	answer := &tg.NearestDC{Country: "XX", ThisDC: d.id, NearestDC: d.id}
	if user, err := d.user(request); err == nil {
		d.accounts.mu.Lock()
		d.accounts.calls[user.ID]++
		calls := d.accounts.calls[user.ID]
		d.accounts.mu.Unlock()
		if calls == 1 {
			if err, hit := d.fault(server, request, user.Phone); hit {
				return err
			}
		}
		answer.Country = fmt.Sprint(calls)
	}
	return server.SendResult(request, answer)
}

// fault is what happens to a call in the place of its answer.
func (d *dataCentre) fault(server *tgtest.Server, request *tgtest.Request, phone string) (error, bool) {
	switch phone[len(phone)-1:] {
	case mustWait:
		return tgerr.New(420, "FLOOD_WAIT_1"), true
	case droppedCall, droppedAfter:
		if strings.HasSuffix(phone, droppedAfter) {
			// It was acknowledged, so that the client knows that it arrived.
			_ = server.SendAck(request.RequestCtx, request.Session, request.MsgID)
		}
		server.ForceDisconnect(request.Session)
		return errCut, true
	case wrongSalt:
		// tgtest takes every salt; here it asks for another one, and the call has to come again.
		return server.Send(request.RequestCtx, request.Session, proto.MessageFromServer, &mt.BadServerSalt{
			BadMsgID: request.MsgID, BadMsgSeqno: 1, ErrorCode: 48, NewServerSalt: time.Now().UnixNano(),
		}), true
	default:
		return nil, false
	}
}

const (
	historyLength = 100
	letters       = "一丁七万丈三上下不与丐丑专且世丘" // three bytes each
)

func historyText(number int) string {
	var text strings.Builder
	runes := []rune(letters)
	for i := range 63 {
		for _, b := range sha256.Sum256(fmt.Appendf(nil, "%d %d", number, i)) {
			text.WriteRune(runes[b>>4])
			text.WriteRune(runes[b&15])
		}
	}
	return text.String()
}

// history answers messages.getHistory with over a mebibyte, compressed.
func (d *dataCentre) history(server *tgtest.Server, request *tgtest.Request) error {
	user, err := d.user(request)
	if err != nil {
		return err
	}
	answer := &tg.MessagesMessages{Users: []tg.UserClass{user}}
	for number := range historyLength {
		answer.Messages = append(answer.Messages, &tg.Message{
			ID: number + 1, PeerID: &tg.PeerUser{UserID: user.ID}, Date: int(time.Now().Unix()), Message: historyText(number),
		})
	}
	var plain bin.Buffer
	if err := answer.Encode(&plain); err != nil {
		return err
	}
	if plain.Len() < 1<<20 {
		return fmt.Errorf("%d bytes are no large answer", plain.Len())
	}
	return server.SendGZIP(request, answer)
}
