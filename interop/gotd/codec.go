package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/gotd/td/bin"
	"github.com/gotd/td/tg"
)

// Longer than the longest sample, a line of hexadecimal.
const longestLine = 64 << 20

// gotdFaults are the definitions that gotd itself does not read as it writes them.
//
// The elements of a bare vector of a boxed type, vector<IpPort>: EncodeBare leaves their ids out, DecodeBare wants them.
var gotdFaults = map[string]string{
	"accessPointRule":   "gotd writes the elements of vector<IpPort> without their ids, and reads them with",
	"help.configSimple": "it has accessPointRule in it",
}

// sample is a line of `mtproto4j schema samples`.
type sample struct {
	kind, name, variant string
	id                  uint32
	bytes               []byte
}

func parseSample(line string) (sample, error) {
	columns := strings.Split(line, "\t")
	if len(columns) != 5 {
		return sample{}, fmt.Errorf("%d columns, not 5", len(columns))
	}
	id, err := strconv.ParseUint(columns[2], 16, 32)
	if err != nil {
		return sample{}, err
	}
	encoded, err := hex.DecodeString(columns[4])
	return sample{columns[0], columns[1], columns[3], uint32(id), encoded}, err
}

// object reads whatever constructor or method comes: the query of a generic method.
type object struct {
	constructors map[uint32]func() bin.Object
	value        bin.Object
}

func (o *object) Decode(b *bin.Buffer) error {
	id, err := b.PeekID()
	if err != nil {
		return err
	}
	create, ok := o.constructors[id]
	if !ok {
		return fmt.Errorf("no class for %#x", id)
	}
	o.value = create()
	o.takeQuery()
	return o.value.Decode(b)
}

func (o *object) Encode(b *bin.Buffer) error { return o.value.Encode(b) }

// takeQuery gives a generic method something to decode its query into; gotd leaves that to its user.
func (o *object) takeQuery() {
	query := &object{constructors: o.constructors}
	switch call := o.value.(type) {
	case *tg.InvokeAfterMsgRequest:
		call.Query = query
	case *tg.InvokeAfterMsgsRequest:
		call.Query = query
	case *tg.InitConnectionRequest:
		call.Query = query
	case *tg.InvokeWithLayerRequest:
		call.Query = query
	case *tg.InvokeWithoutUpdatesRequest:
		call.Query = query
	case *tg.InvokeWithMessagesRangeRequest:
		call.Query = query
	case *tg.InvokeWithTakeoutRequest:
		call.Query = query
	case *tg.InvokeWithBusinessConnectionRequest:
		call.Query = query
	case *tg.InvokeWithGooglePlayIntegrityRequest:
		call.Query = query
	case *tg.InvokeWithApnsSecretRequest:
		call.Query = query
	case *tg.InvokeWithReCaptchaRequest:
		call.Query = query
	}
}

// again decodes a sample with gotd's class for its id and encodes it.
func (s sample) again(constructors map[uint32]func() bin.Object) ([]byte, error) {
	in := bin.Buffer{Buf: bytes.Clone(s.bytes)}
	o := object{constructors: constructors}
	if err := o.Decode(&in); err != nil {
		return nil, err
	}
	if named, ok := o.value.(interface{ TypeName() string }); !ok || named.TypeName() != s.name {
		return nil, fmt.Errorf("is called %T there", o.value)
	}
	if in.Len() != 0 {
		return nil, fmt.Errorf("%d bytes were left", in.Len())
	}
	var out bin.Buffer
	err := o.Encode(&out)
	return out.Buf, err
}

// runCodec decodes every sample with gotd's classes and encodes it again; `codec SAMPLES OUT`.
//
// What gotd encoded goes to OUT, for the other side to read.
func runCodec(arguments []string) error {
	if len(arguments) != 2 {
		return fmt.Errorf("codec SAMPLES OUT")
	}
	in, err := os.Open(arguments[0])
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.Create(arguments[1])
	if err != nil {
		return err
	}
	defer func() { _ = out.Close() }()

	constructors := tg.TypesConstructorMap()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestLine)
	writer := bufio.NewWriter(out)
	var total tally
	definitions, strangers, odd := map[uint32]bool{}, map[uint32]bool{}, map[string]bool{}
	for number := 1; lines.Scan(); number++ {
		s, err := parseSample(lines.Text())
		if err != nil {
			return fmt.Errorf("%s:%d: %w", arguments[0], number, err)
		}
		if constructors[s.id] == nil {
			strangers[s.id] = true
			continue
		}
		total.samples++
		definitions[s.id] = true
		encoded, err := s.again(constructors)
		unexpected := new(bin.UnexpectedIDErr)
		switch fault := s.fault(encoded, err); {
		case fault == "":
			total.equal++
		case errors.As(err, &unexpected) && constructors[unexpected.ID] == nil:
			total.otherLayer++ // something inside it is of a layer that gotd does not have
			continue
		case gotdFaults[s.name] != "":
			odd[s.name] = true
			total.gotdsFault++
			continue
		default:
			total.different++
			fmt.Printf("different: %s#%x (%s): %s\n", s.name, s.id, s.variant, fault)
		}
		if encoded != nil {
			_, _ = fmt.Fprintf(writer, "%s\t%s\t%08x\tgotd-%s\t%x\n", s.kind, s.name, s.id, s.variant, encoded)
		}
	}
	if err := errors.Join(lines.Err(), writer.Flush()); err != nil {
		return err
	}
	for name := range gotdFaults {
		if odd[name] {
			fmt.Printf("gotd's fault: %s: %s\n", name, gotdFaults[name])
		}
	}
	fmt.Printf("gotd, layer %d: %s; %d definitions, %d more that it does not have, %d that it alone has\n",
		tg.Layer, total, len(definitions), len(strangers), len(constructors)-len(definitions))
	if total.different > 0 || total.equal == 0 {
		return fmt.Errorf("%d samples differ, %d are equal", total.different, total.equal)
	}
	return nil
}

// tally counts samples by what came of them.
type tally struct {
	samples, equal, different, otherLayer, gotdsFault int
}

func (t tally) String() string {
	return fmt.Sprintf("%d samples, %d equal, %d different, %d with something of another layer inside, %d by gotd's fault",
		t.samples, t.equal, t.different, t.otherLayer, t.gotdsFault)
}

// fault says what is wrong with what gotd made of a sample; empty if nothing is.
func (s sample) fault(encoded []byte, err error) string {
	if err != nil {
		return err.Error()
	}
	if !bytes.Equal(encoded, s.bytes) {
		return fmt.Sprintf("%d bytes became %d, from byte %d on", len(s.bytes), len(encoded), common(encoded, s.bytes))
	}
	return ""
}

// common is the number of bytes that two encodings begin with alike.
func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
