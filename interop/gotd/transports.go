package main

import (
	"encoding/hex"
	"fmt"
	"net"
	"strconv"

	"github.com/gotd/td/telegram/dcs"
	"github.com/gotd/td/transport"
)

// framings are the transports that gotd has a protocol for.
var framings = map[string]dcs.PlainOptions{
	"default":      {},
	"abridged":     {Protocol: transport.Abridged, NoObfuscated: true},
	"intermediate": {Protocol: transport.Intermediate, NoObfuscated: true},
	"padded":       {Protocol: transport.PaddedIntermediate, NoObfuscated: true},
	"full":         {Protocol: transport.Full, NoObfuscated: true},
	"obfuscated":   {Protocol: transport.Abridged, Obfuscated: true},
}

// resolver is how gotd reaches the data centres over a transport; nil if it does not speak it. It adds to the list where
// they are, if that is not by address and port.
func (d *driver) resolver(list *dcs.List) dcs.Resolver {
	scheme := map[string]string{"websocket": "ws", "websocket_tls": "wss"}[d.Transport]
	if scheme != "" {
		list.Domains = map[int]string{}
		for _, dc := range list.Options {
			// Whom to trust: crypto/x509 reads SSL_CERT_FILE.
			list.Domains[dc.ID] = fmt.Sprintf("%s://localhost:%d/apiws", scheme, dc.Port)
		}
		return dcs.Websocket(dcs.WebsocketOptions{})
	}
	if d.Transport == "http" {
		return dcs.HTTP(dcs.HTTPOptions{Port: d.Ports["1"], MaxWait: 5000})
	}
	if d.ProxySecret != "" {
		secret, err := hex.DecodeString(d.ProxySecret)
		if err != nil {
			return nil
		}
		proxy, err := dcs.MTProxy(net.JoinHostPort("127.0.0.1", strconv.Itoa(d.Ports["1"])), secret, dcs.MTProxyOptions{})
		if err != nil {
			return nil
		}
		return proxy
	}
	if options, ok := framings[d.Transport]; ok {
		return dcs.Plain(options)
	}
	return nil
}
