package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;

/** The hand-written classes that generated code names: of tl-runtime, of JSpecify and of the JDK. */
final class RuntimeTypes {
    private static final String TL = "dev.mtproto4j.tl";

    static final ClassName TL_OBJECT = ClassName.get(TL, "TlObject");
    static final ClassName TL_METHOD = ClassName.get(TL, "TlMethod");
    static final ClassName TL_READER = ClassName.get(TL, "TlReader");
    static final ClassName TL_WRITER = ClassName.get(TL, "TlWriter");
    static final ClassName TL_TO_STRING = ClassName.get(TL, "TlToString");
    static final ClassName INT_VECTOR = ClassName.get(TL, "IntVector");
    static final ClassName LONG_VECTOR = ClassName.get(TL, "LongVector");
    static final ClassName INT128 = ClassName.get(TL, "Int128");
    static final ClassName INT256 = ClassName.get(TL, "Int256");
    static final ClassName BYTES_LISTS = ClassName.get(TL, "BytesLists");
    static final ClassName TL_EXCEPTION = ClassName.get(TL, "TlException");
    static final ClassName RPC_EXCEPTION = ClassName.get(TL, "RpcException");
    static final ClassName RPC_ERROR_TYPE = ClassName.get(TL, "RpcErrorType");

    static final ClassName TL_TABLE = ClassName.get(TL + ".table", "TlTable");
    static final ClassName TABLE_FACTORY = ClassName.get(TL + ".table", "TableFactory");
    static final ClassName TABLE_VALUES = ClassName.get(TL + ".table", "TableValues");
    static final ClassName TABLE_OBJECT = ClassName.get(TL + ".table", "TableObject");
    static final ClassName TABLE_METHOD = ClassName.get(TL + ".table", "TableMethod");
    static final ClassName TABLE_BUILDER = ClassName.get(TL + ".table", "TableBuilder");
    static final ClassName RAW_OBJECT = ClassName.get(TL + ".table", "RawObject");
    static final ClassName RAW_BYTES = ClassName.get(TL + ".table", "RawBytes");

    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");

    static final ClassName LIST = ClassName.get("java.util", "List");
    static final ClassName ARRAY_LIST = ClassName.get("java.util", "ArrayList");
    static final ClassName COLLECTIONS = ClassName.get("java.util", "Collections");
    static final ClassName ARRAYS = ClassName.get("java.util", "Arrays");
    static final ClassName OBJECTS = ClassName.get("java.util", "Objects");

    private RuntimeTypes() {}
}
