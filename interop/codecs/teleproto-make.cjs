// Random values that teleproto itself makes: objects of its classes, put together from its tables and encoded by it.
// Nothing of ours takes part.
// node teleproto-make.cjs FOLDER-OF-PACKAGES SEED ROUNDS: prints lines of samples, or "~ reason" in place of bytes.
"use strict";
const path = require("node:path");
const bigInt = require(path.join(process.argv[2], "node_modules/big-integer"));

const packages = path.join(process.argv[2], "node_modules/teleproto");
const definitions = require(path.join(packages, "tl/generated/api-definitions.js"));
const { tlobjects } = require(path.join(packages, "tl"));

// A small linear congruential generator, so that a seed gives the same file on every machine.
let state = Number(process.argv[3] ?? 1) >>> 0;
function random(below) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
}

const byResult = new Map();
const byName = new Map();
for (const d of definitions) {
    byName.set([d.namespace, d.name].filter(Boolean).join("."), d);
    if (!d.isFunction) byResult.set(d.result, [...(byResult.get(d.result) ?? []), d]);
}
const calls = definitions.filter((d) => d.isFunction && !Object.values(d.argsConfig).some((c) => c.type === "X"));

const bytes = (length) => Buffer.from(Array.from({ length }, () => random(256)));
const TEXTS = ["", "a", "abc", "abcd", "Žluťoučký kůň", "👍", "x".repeat(253), "x".repeat(254), "\0\n\"\\"];
const LENGTHS = [0, 1, 2, 3, 4, 7, 253, 254, 255];

function primitive(type) {
    switch (type) {
        case "int": return [0, -1, 2 ** 31 - 1, -(2 ** 31), random(1e9)][random(5)];
        case "long": return bigInt(bytes(8).readBigInt64LE().toString());
        case "int128": return bigInt(bytes(15).toString("hex"), 16);
        case "int256": return bigInt(bytes(31).toString("hex"), 16);
        case "double": return [0, -0, 1.5, Number.MAX_VALUE, -Infinity, random(1e6) / 7][random(6)];
        case "string": return TEXTS[random(TEXTS.length)];
        case "bytes": return bytes(LENGTHS[random(LENGTHS.length)]);
        case "Bool": return random(2) === 1;
        case "true": return true;
        default: return undefined;
    }
}

// How deep the smallest value of each definition nests, so that every value comes to an end.
const heights = new Map();
function heightOf(config) {
    if (config.isFlag || config.isVector || config.flagIndicator) return 0;
    if (primitive(config.type) !== undefined || config.type === "X") return 0;
    const all = candidates(config.type).map((d) => heights.get(d) ?? Infinity);
    return 1 + Math.min(...all);
}
function candidates(type) {
    const found = byResult.get(type) ?? (byName.has(type) ? [byName.get(type)] : []);
    if (!found.length) throw new Error(`nothing makes a ${type}`);
    return found;
}
for (let changed = true; changed;) {
    changed = false;
    for (const d of definitions) {
        const height = Math.max(0, ...Object.values(d.argsConfig).map(heightOf));
        if (height < (heights.get(d) ?? Infinity)) {
            heights.set(d, height);
            changed = true;
        }
    }
}

let budget = 0;
function value(config, depth) {
    const tired = budget <= 0 || depth > 6;
    if (config.isVector) {
        return Array.from({ length: tired ? 0 : random(4) }, () => value({ ...config, isVector: false }, depth));
    }
    if (config.type === "X") return make(calls[random(calls.length)], "some", depth + 1);
    const simple = primitive(config.type);
    if (simple !== undefined) return simple;
    let all = candidates(config.type);
    if (tired) all = [...all].sort((a, b) => heights.get(a) - heights.get(b)).slice(0, 1);
    return make(all[random(all.length)], tired ? "none" : "some", depth + 1);
}

function make(definition, optionals, depth) {
    budget--;
    const bits = new Map();
    const args = {};
    for (const [name, config] of Object.entries(definition.argsConfig)) {
        if (config.flagIndicator) continue;
        if (config.isFlag) {
            const bit = `${config.flagName}.${config.flagIndex}`;
            if (!bits.has(bit)) bits.set(bit, optionals === "all" || (optionals === "some" && random(2) === 1));
            if (!bits.get(bit)) continue;
        }
        args[name] = value(config, depth);
    }
    return new tlobjects[definition.constructorId](args);
}

// Faults of its own that are known: they make bytes that nobody could read, teleproto itself included.
function known(definition, value) {
    if (definition.name === "FutureSalts" && value.salts.length) {
        return "~ each bare element of future_salts is written with an id, as if it were boxed";
    }
    return undefined;
}

function encoded(definition, optionals) {
    budget = 200;
    try {
        const made = make(definition, optionals, 0);
        return known(definition, made) ?? made.getBytes().toString("hex");
    } catch (e) {
        if (e instanceof RangeError && /Call|Encryption|invoke/i.test(definition.name)) {
            return "~ a random_id of 32 bits that is 0 is replaced by one of 64, which then does not fit";
        }
        return `! ${e}`.replace(/[\t\n]/g, " ").slice(0, 300);
    }
}

const out = [];
for (let round = 0; round < Number(process.argv[4] ?? 1); round++) {
    for (const d of definitions) {
        const name = [d.namespace, d.name].filter(Boolean).join(".");
        const id = d.constructorId.toString(16).padStart(8, "0");
        for (const optionals of ["none", "some", "all"]) {
            out.push([d.isFunction ? "method" : "type", name, id, `made-${optionals}`, encoded(d, optionals)].join("\t"));
        }
    }
}
process.stdout.write(out.join("\n") + "\n");
