package dev.mtproto4j.crypto;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** RSA keys in PEM, read and written by Bouncy Castle. */
final class Pem {
    private static final String PUBLIC_PKCS1 = "RSA PUBLIC KEY";
    private static final String PUBLIC_SPKI = "PUBLIC KEY";
    private static final String PRIVATE_PKCS1 = "RSA PRIVATE KEY";
    private static final String PRIVATE_PKCS8 = "PRIVATE KEY";

    private Pem() {}

    static List<RsaPublicKey> publicKeys(String pem) {
        List<RsaPublicKey> keys = new ArrayList<>();
        for (PemObject object : objects(pem)) {
            switch (object.getType()) {
                case PUBLIC_PKCS1 -> keys.add(parse(object, bytes -> publicKey(RSAPublicKey.getInstance(bytes))));
                case PUBLIC_SPKI -> keys.add(parse(object, Pem::fromSpki));
                default -> {
                    // Other sections of the file are none of ours.
                }
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "no \"BEGIN " + PUBLIC_PKCS1 + "\" and no \"BEGIN " + PUBLIC_SPKI + "\" in the text");
        }
        return List.copyOf(keys);
    }

    static RsaPrivateKey privateKey(String pem) {
        for (PemObject object : objects(pem)) {
            switch (object.getType()) {
                case PRIVATE_PKCS1 -> {
                    return parse(object, bytes -> RsaPrivateKey.of(RSAPrivateKey.getInstance(bytes)));
                }
                case PRIVATE_PKCS8 -> {
                    return parse(object, Pem::fromPkcs8);
                }
                default -> {
                    // Other sections of the file are none of ours.
                }
            }
        }
        throw new IllegalArgumentException(
                "no \"BEGIN " + PRIVATE_PKCS1 + "\" and no \"BEGIN " + PRIVATE_PKCS8 + "\" in the text");
    }

    static String write(RsaPublicKey key) {
        return write(PUBLIC_PKCS1, new RSAPublicKey(key.modulus(), key.exponent()));
    }

    static String write(RSAPrivateKey key) {
        return write(PRIVATE_PKCS1, key);
    }

    private static RsaPublicKey fromSpki(byte[] bytes) {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(bytes);
        if (!info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            throw new IllegalArgumentException("the public key is not an RSA key");
        }
        try {
            return publicKey(RSAPublicKey.getInstance(info.parsePublicKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RsaPrivateKey fromPkcs8(byte[] bytes) {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(bytes);
        if (!info.getPrivateKeyAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            throw new IllegalArgumentException("the private key is not an RSA key");
        }
        try {
            return RsaPrivateKey.of(RSAPrivateKey.getInstance(info.parsePrivateKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RsaPublicKey publicKey(RSAPublicKey numbers) {
        return new RsaPublicKey(numbers.getModulus(), numbers.getPublicExponent());
    }

    private static List<PemObject> objects(String pem) {
        List<PemObject> objects = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                objects.add(object);
            }
        } catch (IOException | RuntimeException e) {
            // The cause could quote a line of a private key.
            throw new IllegalArgumentException("the text is not well-formed PEM");
        }
        return objects;
    }

    private static <T> T parse(PemObject object, Function<byte[], T> parser) {
        try {
            return parser.apply(object.getContent());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the " + object.getType() + " section cannot be read as an RSA key");
        }
    }

    private static String write(String type, ASN1Encodable key) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, key.toASN1Primitive().getEncoded(ASN1Encoding.DER)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("\r\n", "\n");
    }
}
