// Prints teleproto's schema as TL: its package has it as tables, in which names are in camel case. The ids, which are
// the CRC32 of the definitions, show that nothing was lost: our compiler checks them.
"use strict";
const path = require("node:path");
const zlib = require("node:zlib");

const folder = process.argv[2];
const definitions = require(path.join(folder, "node_modules/teleproto/tl/generated/api-definitions.js"));
const { LAYER } = require(path.join(folder, "node_modules/teleproto/tl"));

// Fields with capitals of their own.
const FIELDS = { srp_B: "srp_B", A: "A", M1: "M1" };

const lowerFirst = (name) => name[0].toLowerCase() + name.slice(1);
const snake = (name) => name.replace(/[A-Z]/g, (c) => "_" + c.toLowerCase());

function type(config) {
    if (config.flagIndicator) return "#";
    let name = config.type;
    if (name === "X") name = "!X";
    if (config.isVector) {
        const bare = config.skipConstructorId && /^([a-z]+\.)?[A-Z]/.test(name);
        const element = bare ? snake(name.replace(/[^.]+$/, lowerFirst)) : name;
        name = `${config.useVectorId ? "Vector" : "vector"}<${element}>`;
    }
    return config.isFlag ? `${config.flagName}.${config.flagIndex}?${name}` : name;
}

// The text whose CRC32 is the id: https://core.telegram.org/mtproto/TL-formal#combinators
function normalised(text) {
    return text
        .replace(/#[0-9a-f]+/, "")
        .replace(/ \w+:\w+\.\d+\?true/g, "")
        .replace(/[<>{}]/g, " ")
        .replace(/(:|\?|[Vv]ector )bytes(?= )/g, "$1string")
        .replace(/ +/g, " ")
        .trim();
}

function definition({ name, namespace, constructorId, argsConfig, result }) {
    const id = constructorId.toString(16);
    const fields = Object.entries(argsConfig).map(([field, config]) => `${FIELDS[field] ?? snake(field)}:${type(config)}`);
    const variable = Object.values(argsConfig).some((config) => config.type === "X") ? ["{X:Type}"] : [];
    const written = (own) => [`${own}#${id}`, ...variable, ...fields, "=", result].join(" ");
    const camel = (namespace ? namespace + "." : "") + lowerFirst(name);
    // Service messages have names with underscores; with those, and only with those, their ids come out right.
    const names = [camel, snake(camel.replace("DH", "#")).replace("#", "_DH")];
    const right = names.find((own) => zlib.crc32(normalised(written(own))) === constructorId);
    return written(right ?? camel) + ";";
}

const lines = (wanted) => definitions.filter((d) => d.isFunction === wanted).map(definition);
console.log([`// LAYER ${LAYER}`, ...lines(false), "---functions---", ...lines(true)].join("\n"));
