// Command gotd has gotd/td judge mtproto4j: as a client of its test server, as a codec for the bytes that it writes,
// and as a server for its client.
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gotd:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) == 0 {
		return fmt.Errorf("which command? client, codec, tgtest")
	}
	switch command, rest := arguments[0], arguments[1:]; command {
	case "codec":
		return runCodec(rest)
	case "tgtest":
		return runTgtest(rest)
	case "client":
		return runClient(rest)
	default:
		return fmt.Errorf("no command is called %q", command)
	}
}
