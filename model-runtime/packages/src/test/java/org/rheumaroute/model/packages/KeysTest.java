package org.rheumaroute.model.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    Path folder;

    @Test
    void aKeyReadsBackAndSignsTheSame() throws IOException {
        SigningKey key = SigningKey.generate();
        key.write(folder, "site");
        SigningKey again = SigningKey.read(folder, "site");
        byte[] message = "message".getBytes(StandardCharsets.UTF_8);
        assertThat(again.id()).isEqualTo(key.id());
        assertThat(again.sign(message)).isEqualTo(key.sign(message));
        assertThat(TrustedKeys.read(folder).ids()).containsExactly(key.id());
    }

    @Test
    void theSecretHalfIsForItsOwnerOnly() throws IOException {
        SigningKey.generate().write(folder, "site");
        assertThat(Files.getPosixFilePermissions(folder.resolve("site.key.pem")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aKeyIsNeverOverwritten() throws IOException {
        SigningKey.generate().write(folder, "site");
        assertThatThrownBy(() -> SigningKey.generate().write(folder, "site"))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void twoHalvesOfDifferentKeysAreRefused() throws IOException {
        SigningKey.generate().write(folder, "one");
        SigningKey.generate().write(folder, "two");
        Files.delete(folder.resolve("one.pub.pem"));
        Files.copy(folder.resolve("two.pub.pem"), folder.resolve("one.pub.pem"));
        assertThatThrownBy(() -> SigningKey.read(folder, "one")).hasMessageContaining("not one pair");
    }

    @Test
    void aFileThatIsNoKeyIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("bad.pub.pem"), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        assertThatThrownBy(() -> TrustedKeys.read(folder)).hasMessageContaining("bad.pub.pem");
        Files.writeString(folder.resolve("bad.pub.pem"), "hello");
        assertThatThrownBy(() -> TrustedKeys.read(folder)).hasMessageContaining("bad.pub.pem");
    }

    @Test
    void anEmptyFolderTrustsNobody() throws IOException {
        assertThat(TrustedKeys.read(folder).ids()).isEmpty();
    }
}
