package org.rheumaroute.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
    @TempDir
    Path folder;

    @Test
    void thereIsRoomUpToTheLastNeededByte() {
        DiskRoom room = new DiskRoom(List.of(folder), file -> DiskRoom.NEEDED_BYTES);

        assertThat(room.isThere()).isTrue();
        assertThatCode(room::require).doesNotThrowAnyException();
    }

    @Test
    void oneFullDiskOfSeveralIsNamedWithItsRoom() {
        Path full = folder.resolve("full");
        DiskRoom room = new DiskRoom(
                List.of(folder, full.resolve("not-there-yet")),
                file -> file.toPath().equals(folder) ? 0 : Long.MAX_VALUE);

        assertThat(room.isThere()).isFalse();
        assertThatThrownBy(room::require)
                .isInstanceOf(DiskFullException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("0 MiB left");
    }

    @Test
    void aFolderThatIsNotThereYetIsJudgedByItsParent() {
        DiskRoom room = new DiskRoom(
                List.of(folder.resolve("a/b")), file -> file.toPath().equals(folder) ? 5L << 20 : Long.MAX_VALUE);

        assertThatThrownBy(room::require).hasMessageContaining("5 MiB left");
    }
}
