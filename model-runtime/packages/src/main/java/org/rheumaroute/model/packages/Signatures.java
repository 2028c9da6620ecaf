package org.rheumaroute.model.packages;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** Verifies Ed25519 signatures. */
final class Signatures {
    private Signatures() {}

    static boolean isBy(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(KeyFiles.ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // malformed: not a signature by this key
        }
    }
}
