// @mtproto/core against the test server. It is a thin library: what a program does by hand with it, this driver does by hand.
import { createRequire } from 'node:module'
import { check, content, given, history, play, ready, rsaKey, sameContent, word } from './driver.mjs'

const MTProto = createRequire(import.meta.url)('@mtproto/core')
const { modulus, exponent } = rsaKey()
const digits = given.phone.slice(1)
const PART = 512 * 1024

function client(memory = new Map()) {
    const made = new MTProto({
        api_id: given.api_id, api_hash: given.api_hash,
        storageOptions: { instance: { get: async key => memory.get(key), set: async (key, value) => memory.set(key, value) } },
    })
    made.dcList = Object.entries(given.ports).map(([id, port]) => ({ id: Number(id), ip: '127.0.0.1', port }))
    made.crypto.rsa.getRsaKeyByFingerprints = async fingerprints => ({ fingerprint: fingerprints[0], modulus, exponent })
    made.memory = memory
    return made
}

const telegram = client()
await telegram.setDefaultDc(1)

/** A call as the library's documentation shows it: migrations and short flood waits are the program's business. */
async function call(method, params = {}, options = {}) {
    try {
        return await telegram.call(method, params, options)
    } catch (e) {
        const [, kind, value] = /^(PHONE_MIGRATE|FLOOD_WAIT)_(\d+)$/.exec(e.error_message) ?? []
        if (kind === 'PHONE_MIGRATE') {
            await telegram.setDefaultDc(Number(value))
        } else if (kind === 'FLOOD_WAIT') {
            await new Promise(done => setTimeout(done, Number(value) * 1000))
        } else {
            throw e.error_message ? new Error(e.error_message) : e
        }
        return call(method, params, options)
    }
}

const sendCode = async () => (await call('auth.sendCode',
    { phone_number: digits, settings: { _: 'codeSettings' } })).phone_code_hash

const enter = (phone_code_hash, phone_code) =>
    call('auth.signIn', { phone_number: digits, phone_code_hash, phone_code })

async function signIn() {
    const { user } = await enter(await sendCode(), given.code)
    return user
}

async function wrongCode() {
    const hash = await sendCode()
    const error = await enter(hash, '00000').then(() => 'a wrong code was taken', e => e.message)
    check(error === 'PHONE_CODE_INVALID', error)
    await enter(hash, given.code)
    return error
}

async function password() {
    const error = await signIn().then(() => 'no password was asked for', e => e.message)
    check(error === 'SESSION_PASSWORD_NEEDED', error)
    const { srp_id, current_algo: { g, p, salt1, salt2 }, srp_B } = await call('account.getPassword')
    const { A, M1 } = await telegram.crypto.getSRPParams({ g, p, salt1, salt2, gB: srp_B, password: given.password })
    const { user } = await call('auth.checkPassword', { password: { _: 'inputCheckPasswordSRP', srp_id, A, M1 } })
    return `user ${user.id}`
}

async function signUp() {
    const phone_code_hash = await sendCode()
    const answer = await enter(phone_code_hash, given.default_code)
    check(answer._ === 'auth.authorizationSignUpRequired', answer._)
    const { user } = await call('auth.signUp', {
        phone_number: digits, phone_code_hash, first_name: 'New', last_name: 'Person' })
    return `user ${user.id} ${user.first_name}`
}

const self = (on, options) => on.call('users.getUsers', { id: [{ _: 'inputUserSelf' }] }, options)

async function sessionReuse() {
    await signIn()
    const [me] = await self(client(telegram.memory))
    return `user ${me.id}`
}

async function secondDc() {
    const me = await signIn()
    const [there] = await self(telegram, { dcId: 2 }) // the library exports and imports after every login
    check(there.id === me.id, `user ${there.id} on DC 2`)
    return `user ${there.id} on DC 2`
}

async function migrate() {
    const me = await signIn()
    check(await telegram.storage.get('defaultDcId') === 2, 'the DC is still the first')
    return `user ${me.id} on DC 2`
}

async function afterFault() {
    await signIn()
    await ready()
    await word()
    const nearest = await call('help.getNearestDc')
    return `answered after it: nearest DC ${nearest.nearest_dc}`
}

async function bigGzip() {
    await signIn()
    const { messages } = await call('messages.getHistory', {
        peer: { _: 'inputPeerSelf' }, offset_id: 0, offset_date: 0, add_offset: 0, limit: 100, max_id: 0, min_id: 0, hash: 0 })
    return history(messages.map(message => message.message))
}

async function files() {
    await signIn()
    const sent = content()
    const parts = sent.length / PART
    for (let part = 0; part < parts; part++) {
        const bytes = sent.subarray(part * PART, (part + 1) * PART)
        check(await call('upload.saveFilePart', { file_id: '7', file_part: part, bytes }), `part ${part} was refused`)
    }
    const { updates } = await call('messages.sendMedia', {
        peer: { _: 'inputPeerSelf' }, message: '', random_id: '42',
        media: {
            _: 'inputMediaUploadedDocument', mime_type: 'application/octet-stream', attributes: [],
            file: { _: 'inputFile', id: '7', parts, name: 'three.bin', md5_checksum: '' },
        },
    })
    const { id, access_hash, file_reference } = updates.find(u => u.message).message.media.document
    const location = { _: 'inputDocumentFileLocation', id, access_hash, file_reference, thumb_size: '' }
    const back = []
    for (let offset = 0; offset < sent.length; offset += PART) {
        back.push((await call('upload.getFile', { location, offset, limit: PART })).bytes)
    }
    return sameContent(sent, Buffer.concat(back))
}

async function update() {
    await signIn()
    const seen = new Promise(found => telegram.updates.on('updateShort',
        ({ update: u }) => u._ === 'updateServiceNotification' && found(u.message)))
    await call('updates.getState')
    await ready()
    return `«${await seen}»`
}

const signInBot = async () => (await call('auth.importBotAuthorization',
    { api_id: given.api_id, api_hash: given.api_hash, bot_auth_token: given.token })).user

async function echo() {
    await signInBot()
    const heard = new Promise(found => telegram.updates.on('updates', found))
    await call('updates.getState')
    await ready()
    const { updates, users } = await heard
    const { message, peer_id } = updates.find(u => u._ === 'updateNewMessage').message
    const { access_hash } = users.find(user => user.id === peer_id.user_id)
    await call('messages.sendMessage', {
        peer: { _: 'inputPeerUser', user_id: peer_id.user_id, access_hash }, message: `you said: ${message}`, random_id: '43' })
    return `«${message}»`
}

await play({
    key_exchange: async () => `nearest DC ${(await call('help.getNearestDc')).nearest_dc}`,
    login: async () => `user ${(await signIn()).id}`,
    wrong_code: wrongCode, password, sign_up: signUp,
    bot: async () => {
        const user = await signInBot()
        check(user.bot, 'no bot')
        return `bot ${user.id}`
    },
    session_reuse: sessionReuse, second_dc: secondDc, migrate,
    after_fault: afterFault, flood_wait: afterFault, big_gzip: bigGzip, files, update, echo,
}, { default: 'intermediate', obfuscated: 'intermediate' })
