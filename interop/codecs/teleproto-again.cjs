// Lets teleproto decode samples and encode them again: lines of samples in, lines of samples out. A line that it cannot
// do comes out with a reason in place of the bytes: "! reason" (it fails), "? reason" (it does not know the id), or
// "~ reason" (a fault of its own that is known).
"use strict";
const path = require("node:path");
const readline = require("node:readline");

const packages = path.join(process.argv[2], "node_modules/teleproto");
const { BinaryReader } = require(path.join(packages, "extensions"));
const definitions = require(path.join(packages, "tl/generated/api-definitions.js"));
const { LAYER, tlobjects } = require(path.join(packages, "tl"));

// Numbers that a request gets a random one for when they are 0: 64 bits, even where the field has 32.
const SHORT_RANDOM_IDS = definitions
    .filter((d) => d.argsConfig.randomId?.type === "int" && !d.argsConfig.randomId.isVector)
    .map((d) => littleEndian(d.constructorId));
const FUTURE_SALTS = littleEndian(0xae500895);
// msgs_state_info, msgs_all_info: a byte for each message
const TEXT_THAT_IS_BINARY = [littleEndian(0x04deb57d), littleEndian(0x8cc0d131)];

function littleEndian(id) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(id);
    return bytes;
}

function again(bytes) {
    if (!(bytes.readUInt32LE(0) in tlobjects)) return `? it has no id ${bytes.readUInt32LE(0).toString(16)}`;
    const reader = new BinaryReader(bytes);
    const value = reader.tgReadObject();
    const left = bytes.length - reader.tellPosition();
    if (left) return `! ${left} bytes were left`;
    const result = value.getBytes().toString("hex");
    if (TEXT_THAT_IS_BINARY.some((id) => bytes.indexOf(id) === 0) && result.includes("efbfbd")) {
        return result === bytes.toString("hex") ? result : "~ it reads the field info as text, and replaces what is not UTF-8";
    }
    return result;
}

// The reason for a failure, if it is one that is known.
function reason(e, bytes) {
    if (e instanceof RangeError && SHORT_RANDOM_IDS.some((id) => bytes.includes(id))) {
        return "~ a random_id of 32 bits that is 0 is replaced by one of 64, which then does not fit";
    }
    if (e instanceof TypeError && bytes.includes(FUTURE_SALTS)) {
        return "~ the bare elements of future_salts are looked up under a name that is not there";
    }
    return `! ${e}`;
}

async function main() {
    console.error(`layer ${LAYER}`);
    const out = [];
    for await (const line of readline.createInterface({ input: process.stdin })) {
        const columns = line.split("\t");
        const bytes = Buffer.from(columns.pop(), "hex");
        try {
            columns.push(again(bytes));
        } catch (e) {
            columns.push(reason(e, bytes).replace(/[\t\n]/g, " ").slice(0, 300));
        }
        out.push(columns.join("\t"));
    }
    process.stdout.write(out.join("\n") + "\n");
}

main();
