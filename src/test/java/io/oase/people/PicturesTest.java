package io.oase.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.base.Refused;
import io.oase.testing.TestDatabase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PicturesTest {
    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final House house = new House(db.jdbi());
    private final Pictures pictures = new Pictures(db.jdbi());

    @Test
    void a_picture_is_stored_small_and_square() throws Exception {
        Account lena = somebody("lena", Role.AGENT);
        Picture stored = pictures.put(lena, lena.id(), file("png", 600, 300));

        assertThat(pictures.find(lena.id())).contains(stored);
        assertThat(stored.contentType()).isEqualTo("image/png");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(stored.bytes()));
        assertThat(shown.getWidth()).isEqualTo(256);
        assertThat(shown.getHeight()).isEqualTo(256);
        assertThat(house.people.find(lena.id()).orElseThrow().pictureVersion()).isEqualTo(stored.version());

        Picture next = pictures.put(lena, lena.id(), file("jpeg", 300, 600));
        assertThat(next.version()).isNotEqualTo(stored.version());
        pictures.remove(lena, lena.id());
        assertThat(pictures.find(lena.id())).isEmpty();
        assertThat(house.people.find(lena.id()).orElseThrow().pictureVersion()).isNull();
    }

    @Test
    void pictures_of_others_are_for_those_who_manage_people() throws Exception {
        Account luis = somebody("luis", Role.LEAD);
        Account ada = somebody("ada", Role.ADMIN);

        assertThatThrownBy(() -> pictures.put(luis, ada.id(), file("png", 10, 10)))
                .isInstanceOf(Refused.NotAllowed.class);
        pictures.put(ada, luis.id(), file("png", 10, 10));
        assertThat(pictures.find(luis.id())).isPresent();
        assertThatThrownBy(() -> pictures.put(ada, 99_999, file("png", 10, 10))).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void a_photograph_is_turned_upright_and_forgets_where_it_was_taken() throws Exception {
        // The upper half is red, the lower half blue; orientation 6: turn it right, so red stands right.
        byte[] plain = file("jpeg", 400, 400);
        byte[] exif = exif(6, "N 53.5 E 10.0");
        byte[] photo = join(Arrays.copyOf(plain, 2), exif, Arrays.copyOfRange(plain, 2, plain.length));

        byte[] stored = Portrait.of(photo).bytes();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("N 53.5");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(stored));
        assertThat(new Color(shown.getRGB(230, 128)).getRed()).isGreaterThan(200);
        assertThat(new Color(shown.getRGB(25, 128)).getBlue()).isGreaterThan(200);
    }

    @Test
    void a_bomb_is_defused_by_its_dimensions() throws Exception {
        byte[] png = file("png", 10, 10);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());

        assertThat(refusal(png)).isEqualTo("people.picture.dimensions");
    }

    @Test
    void what_is_no_picture_is_refused() throws Exception {
        assertThat(refusal(new byte[0])).isEqualTo("people.picture.kind");
        assertThat(refusal("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("people.picture.kind");
        assertThat(refusal(file("gif", 10, 10))).isEqualTo("people.picture.kind");
        assertThat(refusal(new byte[Portrait.MOST_BYTES + 1])).isEqualTo("people.picture.too-big");
        assertThat(refusal(Arrays.copyOf(file("png", 50, 50), 60))).isEqualTo("people.picture.unreadable");
        assertThat(refusal(Arrays.copyOf(file("jpeg", 50, 50), 30))).isEqualTo("people.picture.unreadable");
        assertThat(refusal(Arrays.copyOf(webp(10, 10), 20))).isEqualTo("people.picture.unreadable");
    }

    @Test
    void webp_keeps_its_pixels_and_nothing_else() {
        Picture stored = Portrait.of(webp(64, 32));

        String file = new String(stored.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(stored.contentType()).isEqualTo("image/webp");
        assertThat(file)
                .startsWith("RIFF")
                .contains("VP8L")
                .doesNotContain("EXIF")
                .doesNotContain("N 53.5");
        assertThat(ByteBuffer.wrap(stored.bytes())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt(4))
                .isEqualTo(stored.bytes().length - 8);
        assertThat(refusal(webp(16_000, 16_000))).isEqualTo("people.picture.dimensions");
    }

    private Account somebody(String name, Role role) {
        return house.operator.createUser(NewAccount.of(name + "@example.org", name, role, null));
    }

    private static String refusal(byte[] upload) {
        return catchThrowableOfType(Refused.Invalid.class, () -> Portrait.of(upload))
                .fields()
                .values()
                .iterator()
                .next()
                .key();
    }

    private static byte[] file(String format, int width, int height) throws Exception {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height / 2);
        pen.setColor(Color.BLUE);
        pen.fillRect(0, height / 2, width, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] exif(int orientation, String place) {
        byte[] words = place.getBytes(StandardCharsets.US_ASCII);
        int size = 2 + 6 + 8 + 2 + 12 + 4 + words.length;
        return ByteBuffer.allocate(2 + size)
                .putShort((short) 0xFFE1)
                .putShort((short) size)
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(words)
                .array();
    }

    /** A lossless WebP with the header of a picture of this size and with EXIF. */
    private static byte[] webp(int width, int height) {
        byte[] exif = chunk("EXIF", "N 53.5 E 10.0".getBytes(StandardCharsets.US_ASCII));
        byte[] pixels = chunk(
                "VP8L",
                ByteBuffer.allocate(10)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 0x2F)
                        .putInt((width - 1) | (height - 1) << 14)
                        .array());
        byte[] body = join("WEBP".getBytes(StandardCharsets.US_ASCII), pixels, exif);
        return chunk("RIFF", body);
    }

    private static byte[] chunk(String kind, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(kind.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] join(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
