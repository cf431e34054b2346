// mtcute against the test server. With the argument `pfs` every connection uses a temporary key bound to the permanent one.
import {
    InputMedia, IntermediatePacketCodec, Long, MemoryStorage, MtProxyTcpTransport, ObfuscatedPacketCodec,
    PaddedIntermediatePacketCodec, TcpTransport, TelegramClient, tl,
} from '@mtcute/node'
import { addPublicKey, NodeCryptoProvider } from '@mtcute/node/utils.js'
import { check, content, given, history, play, ready, sameContent, word } from './driver.mjs'

const usePfs = process.argv[2] === 'pfs'
const crypto = new NodeCryptoProvider()
await crypto.initialize?.()
addPublicKey(crypto, given.public_key)

const dc = { id: 1, ipAddress: '127.0.0.1', port: given.ports[1] }

/** A TCP connection whose packets are marked in this way. */
const tcp = packetCodec => () => Object.assign(new TcpTransport(), { packetCodec })
const proxy = () => new MtProxyTcpTransport({ host: '127.0.0.1', port: given.ports[1], secret: given.proxy_secret })
const transports = {
    default: () => new TcpTransport(),
    intermediate: tcp(() => new IntermediatePacketCodec()),
    padded: tcp(() => new PaddedIntermediatePacketCodec()),
    obfuscated: tcp(() => new ObfuscatedPacketCodec(new IntermediatePacketCodec())),
    proxy, proxy_dd: proxy, proxy_ee: proxy,
}

function client(updates) {
    return new TelegramClient({
        apiId: given.api_id, apiHash: given.api_hash, crypto, storage: new MemoryStorage(),
        transport: (transports[given.transport] ?? transports.default)(),
        defaultDcs: { main: dc, media: dc }, disableUpdates: !updates, logLevel: Number(process.env.LOGLEVEL ?? 2), network: { usePfs },
    })
}

const telegram = client(['update', 'echo'].includes(given.scenario))
const phone = given.phone

async function signIn() {
    const sent = await telegram.sendCode({ phone })
    return telegram.signIn({ phone, phoneCodeHash: sent.phoneCodeHash, phoneCode: given.code })
}

async function wrongCode() {
    const { phoneCodeHash } = await telegram.sendCode({ phone })
    try {
        await telegram.signIn({ phone, phoneCodeHash, phoneCode: '00000' })
    } catch (e) {
        check(tl.RpcError.is(e, 'PHONE_CODE_INVALID'), e)
        await telegram.signIn({ phone, phoneCodeHash, phoneCode: given.code })
        return e.text
    }
    throw new Error('a wrong code was taken')
}

async function password() {
    try {
        await signIn()
    } catch (e) {
        check(tl.RpcError.is(e, 'SESSION_PASSWORD_NEEDED'), e)
        const me = await telegram.checkPassword(given.password)
        return `user ${me.id}`
    }
    throw new Error('no password was asked for')
}

// mtcute signs nobody up any more; these are the raw calls that a program would make.
async function signUp() {
    const { phoneCodeHash } = await telegram.sendCode({ phone })
    const phoneNumber = phone.slice(1)
    const answer = await telegram.call(
        { _: 'auth.signIn', phoneNumber, phoneCodeHash, phoneCode: given.default_code })
    check(answer._ === 'auth.authorizationSignUpRequired', answer._)
    const { user } = await telegram.call(
        { _: 'auth.signUp', phoneNumber, phoneCodeHash, firstName: 'New', lastName: 'Person' })
    return `user ${user.id} ${user.firstName}`
}

async function sessionReuse() {
    await signIn()
    const saved = await telegram.exportSession()
    await telegram.destroy()
    const again = client(false)
    await again.importSession(saved)
    const me = await again.getMe()
    await again.destroy()
    return `user ${me.id}`
}

async function secondDc() {
    const me = await signIn()
    const [there] = await telegram.call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] }, { dcId: 2 })
    check(there.id === me.id, `user ${there.id} on DC 2`)
    return `user ${there.id} on DC 2`
}

async function migrate() {
    const me = await signIn()
    const id = await telegram.getPrimaryDcId()
    check(id === 2, `the primary DC is ${id}`)
    return `user ${me.id} on DC 2`
}

async function afterFault() {
    await signIn()
    await ready()
    await word()
    const nearest = await telegram.call({ _: 'help.getNearestDc' })
    return `answered after it: nearest DC ${nearest.nearestDc}`
}

async function bigGzip() {
    await signIn()
    const page = await telegram.call({
        _: 'messages.getHistory', peer: { _: 'inputPeerSelf' }, offsetId: 0, offsetDate: 0, addOffset: 0, limit: 100,
        maxId: 0, minId: 0, hash: Long.ZERO })
    return history(page.messages.map(message => message.message))
}

async function files() {
    await signIn()
    const sent = content()
    const message = await telegram.sendMedia('me', InputMedia.document(sent, { fileName: 'three.bin' }))
    return sameContent(sent, await telegram.downloadAsBuffer(message.media))
}

async function update() {
    await signIn()
    await telegram.startUpdatesLoop()
    const seen = new Promise(found => telegram.onRawUpdate.add(
        ({ update: u }) => u._ === 'updateServiceNotification' && found(u.message)))
    await ready()
    return `«${await seen}»`
}

async function echo() {
    await telegram.signInBot(given.token)
    const answered = new Promise((done, failed) => telegram.onNewMessage.add(
        message => telegram.sendText(message.sender, `you said: ${message.text}`).then(() => done(message.text), failed)))
    await telegram.startUpdatesLoop()
    await ready()
    return `«${await answered}»`
}

await play({
    key_exchange: async () => {
        await telegram.connect()
        return `nearest DC ${(await telegram.call({ _: 'help.getNearestDc' })).nearestDc}`
    },
    login: async () => `user ${(await signIn()).id}`,
    wrong_code: wrongCode, password, sign_up: signUp,
    bot: async () => {
        const me = await telegram.signInBot(given.token)
        check(me.isBot, 'no bot')
        return `bot ${me.id}`
    },
    session_reuse: sessionReuse, second_dc: secondDc, migrate,
    after_fault: afterFault, flood_wait: afterFault, big_gzip: bigGzip, files, update, echo,
}, transports)
