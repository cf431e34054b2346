// GramJS and its successor teleproto against the test server; the argument says which of the two packages.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { check, content, given, history, play, ready, rsaKey, sameContent, word } from './driver.mjs'

const require = createRequire(import.meta.url)
const name = process.argv[2]
const { Api, TelegramClient } = require(name)
const { StringSession } = require(`${name}/sessions`)
const { ConnectionTCPAbridged, ConnectionTCPFull, ConnectionTCPObfuscated } = require(`${name}/network`)
const { PromisedNetSockets, PromisedWebSockets } = require(`${name}/extensions`)
const { CustomFile } = require(`${name}/client/uploads`)
const { NewMessage, Raw } = require(`${name}/events`)
const { LogLevel } = require(`${name}/extensions/Logger`)
const bigInt = require('big-integer')

function addKey() {
    const { modulus, exponent } = rsaKey()
    const tl = hex => {
        const bytes = Buffer.from(hex.length % 2 ? '0' + hex : hex, 'hex')
        const head = bytes.length < 254 ? Buffer.from([bytes.length]) : Buffer.from([254, bytes.length, bytes.length >> 8, 0])
        return Buffer.concat([head, bytes, Buffer.alloc((4 - (head.length + bytes.length) % 4) % 4)])
    }
    const digest = createHash('sha1').update(Buffer.concat([tl(modulus), tl(exponent)])).digest()
    const fingerprint = digest.readBigInt64LE(12).toString()
    require(`${name}/crypto/RSA`)._serverKeys.set(
        fingerprint, { n: bigInt(modulus, 16), e: Number.parseInt(exponent, 16) })
}

// GramJS makes the address itself, and takes TLS only on port 443.
class LoopbackWebSocket extends PromisedWebSockets {
    getWebSocketLink(ip, port) {
        return `${given.transport === 'websocket_tls' ? 'wss' : 'ws'}://localhost:${port}/apiws`
    }
}

const transports = {
    default: [ConnectionTCPFull], full: [ConnectionTCPFull], abridged: [ConnectionTCPAbridged],
    obfuscated: [ConnectionTCPObfuscated],
    proxy: [], // the libraries choose the connection themselves
    // teleproto's WebSockets go to Telegram's own hosts whatever it is told: it is not asked.
    ...(name === 'telegram' && {
        websocket: [ConnectionTCPObfuscated, LoopbackWebSocket],
        websocket_tls: [ConnectionTCPObfuscated, LoopbackWebSocket],
    }),
}
const proxy = given.proxy_secret && { ip: '127.0.0.1', port: given.ports[1], MTProxy: true, secret: given.proxy_secret }
const [Carrier = ConnectionTCPAbridged, networkSocket = PromisedNetSockets] = transports[given.transport] ?? transports.default

// Both libraries write some ports down in their code; a connection that goes by the data centre's number has the right one.
class LoopbackConnection extends Carrier {
    constructor(options) {
        super({ ...options, ip: '127.0.0.1', port: given.ports[options.dcId] })
    }
}

function client(saved = '') {
    const session = new StringSession(saved)
    if (!saved) session.setDC(1, '127.0.0.1', given.ports[1])
    const made = new TelegramClient(session, given.api_id, given.api_hash, {
        connection: LoopbackConnection, networkSocket, useWSS: false, ...(proxy && { proxy }), connectionRetries: 5, retryDelay: 200, requestRetries: 3,
        floodSleepThreshold: 5,
    })
    made.setLogLevel(process.env.LOGLEVEL ?? LogLevel.ERROR)
    return made
}

addKey()
const telegram = client()
const credentials = { apiId: given.api_id, apiHash: given.api_hash }
const stop = e => { throw e }

/** The library's own login, as its documentation shows it. */
async function signIn(more = {}) {
    await telegram.connect()
    return telegram.signInUser(credentials, {
        phoneNumber: given.phone, phoneCode: async () => given.code, onError: stop, ...more })
}

async function wrongCode() {
    const codes = ['00000', given.code]
    const errors = []
    await signIn({ phoneCode: async () => codes.shift(), onError: async e => { errors.push(e.errorMessage) } })
    check(errors.join() === 'PHONE_CODE_INVALID', `the errors were ${errors}`)
    return errors[0]
}

async function signUp() {
    const me = await signIn({ phoneCode: async () => given.default_code, firstAndLastNames: async () => ['New', 'Person'] })
    return `user ${me.id} ${me.firstName}`
}

async function sessionReuse() {
    await signIn()
    const saved = telegram.session.save()
    await telegram.destroy()
    const again = client(saved)
    await again.connect()
    check(await again.checkAuthorization(), 'the saved session is not signed in')
    return `user ${(await again.getMe()).id}`
}

async function secondDc() {
    const me = await signIn()
    const [there] = await telegram.invoke(new Api.users.GetUsers({ id: [new Api.InputUserSelf()] }), 2)
    check(there.id.equals(me.id), `user ${there.id} on DC 2`)
    return `user ${there.id} on DC 2`
}

async function migrate() {
    const me = await signIn()
    check(telegram.session.dcId === 2, `the session is of DC ${telegram.session.dcId}`)
    return `user ${me.id} on DC 2`
}

async function afterFault() {
    await signIn()
    await ready()
    await word()
    const nearest = await telegram.invoke(new Api.help.GetNearestDc())
    return `answered after it: nearest DC ${nearest.nearestDc}`
}

async function bigGzip() {
    await signIn()
    const page = await telegram.invoke(new Api.messages.GetHistory({
        peer: new Api.InputPeerSelf(), offsetId: 0, offsetDate: 0, addOffset: 0, limit: 100, maxId: 0, minId: 0,
        hash: bigInt(0) }))
    return history(page.messages.map(message => message.message))
}

async function files() {
    await signIn()
    const sent = content()
    const file = await telegram.uploadFile({ file: new CustomFile('three.bin', sent.length, '', sent), workers: 2 })
    const updates = await telegram.invoke(new Api.messages.SendMedia({
        peer: new Api.InputPeerSelf(), message: '', randomId: bigInt(42),
        media: new Api.InputMediaUploadedDocument({ file, mimeType: 'application/octet-stream', attributes: [] }),
    }))
    const { message } = updates.updates.find(u => u.message)
    return sameContent(sent, await telegram.downloadMedia(message.media, {}))
}

async function update() {
    await signIn()
    const seen = new Promise(found => telegram.addEventHandler(
        u => u.className === 'UpdateServiceNotification' && found(u.message), new Raw({})))
    await telegram.invoke(new Api.updates.GetState())
    await ready()
    return `«${await seen}»`
}

async function echo() {
    await telegram.connect()
    await telegram.signInBot(credentials, { botAuthToken: given.token })
    const answered = new Promise((done, failed) => telegram.addEventHandler(
        ({ message }) => message.respond({ message: `you said: ${message.message}` }).then(() => done(message.message), failed),
        new NewMessage({ incoming: true })))
    await ready()
    return `«${await answered}»`
}

await play({
    key_exchange: async () => {
        await telegram.connect()
        return `nearest DC ${(await telegram.invoke(new Api.help.GetNearestDc())).nearestDc}`
    },
    login: async () => `user ${(await signIn()).id}`,
    wrong_code: wrongCode,
    password: async () => `user ${(await signIn({ password: async () => given.password })).id}`,
    sign_up: signUp,
    bot: async () => {
        await telegram.connect()
        const me = await telegram.signInBot(credentials, { botAuthToken: given.token })
        check(me.bot, 'no bot')
        return `bot ${me.id}`
    },
    session_reuse: sessionReuse, second_dc: secondDc, migrate,
    after_fault: afterFault, flood_wait: afterFault, big_gzip: bigGzip, files, update, echo,
}, transports)
