// What every Node driver shares: one scenario a run, a JSON object on standard input, a JSON line on standard output.
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const line = async () => (await lines.next()).value

export const given = JSON.parse(await line())

// Libraries log to standard output; only answers belong there.
console.log = console.info = console.debug = console.error

const say = object => new Promise(done => process.stdout.write(JSON.stringify(object) + '\n', done))

/** Tells the harness that the client is where the scenario wants it. */
export const ready = () => say({ ready: true })

/** Waits until the harness has played its part, after `ready()`. */
export const word = () => line()

export const sha256 = bytes => createHash('sha256').update(bytes).digest('hex')

/** Three mebibytes: one of noise, two of zeros. */
export function content() {
    const noise = []
    for (let i = 0; i < 1 << 15; i++) noise.push(createHash('sha256').update(String(i)).digest())
    return Buffer.concat([...noise, Buffer.alloc(2 << 20)])
}

export function check(condition, complaint) {
    if (!condition) throw new Error(complaint)
}

/** Compares what was sent with what came back, and says so in one line. */
export function sameContent(sent, back) {
    check(sha256(sent) === sha256(back), `${back.length} bytes came back, not the same`)
    return `${back.length} bytes, sha256 ${sha256(back).slice(0, 16)}`
}

/** What the harness compares with the texts that the server was given. */
export function history(newestFirst) {
    const texts = newestFirst.slice().reverse()
    return { detail: `${texts.length} messages`, digest: sha256(texts.join('\n')) }
}

/** The key's modulus and exponent, as hexadecimal digits. */
export function rsaKey() {
    const der = Buffer.from(given.public_key.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    let at = 0
    const header = () => {
        at++
        let length = der[at++]
        if (length & 0x80) {
            const size = length & 0x7f
            length = der.readUIntBE(at, size)
            at += size
        }
        return length
    }
    header()
    const integers = []
    for (let i = 0; i < 2; i++) {
        const length = header()
        integers.push(der.subarray(at, at + length).toString('hex').replace(/^(00)+/, ''))
        at += length
    }
    return { modulus: integers[0], exponent: integers[1] }
}

/**
 * Plays the scenario asked for; `scenarios` has a function under each name, which returns what it saw: a line, or the
 * fields of the answer. `transports` are those that the library speaks.
 */
export async function play(scenarios, transports) {
    process.on('unhandledRejection', e => console.error('unhandled', e))
    const scenario = scenarios[given.scenario]
    let result
    if (!scenario) {
        result = { skip: 'not written for this client' }
    } else if (!(given.transport in transports)) {
        result = { skip: `it does not speak ${given.transport}` }
    } else {
        try {
            const seen = await scenario()
            result = { ok: true, ...(typeof seen === 'string' ? { detail: seen } : seen) }
        } catch (e) {
            console.error(e)
            result = { ok: false, detail: `${e?.name ?? 'error'}: ${e?.message ?? JSON.stringify(e)}` }
        }
    }
    await say(result)
    process.exit(0)
}
