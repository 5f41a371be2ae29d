package io.oase.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.oase.channel.Http;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pictures from networks for our readers: only those whose address we signed, only what is a picture, not too large. Where a
 * picture comes from is a stranger's choice, so private addresses are reached only where a channel of ours is. Keeps the recent ones in
 * memory for a while, failures too.
 */
public final class RemotePictures {
    /** Larger files are refused. */
    static final int MOST_BYTES = 8_000_000;

    private static final long CACHE_BYTES = 32_000_000;
    private static final int AT_ONCE = 16;
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "image/avif,image/webp,image/png,image/jpeg,image/gif");

    private final PictureAddresses addresses;
    private final Function<String, Http> reach;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Cache<String, Found> cache = Caffeine.newBuilder()
            .maximumWeight(CACHE_BYTES)
            .weigher((String url, Found found) -> url.length() + found.size())
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** @param reach what an address may be fetched with */
    public RemotePictures(PictureAddresses addresses, Function<String, Http> reach) {
        this.addresses = addresses;
        this.reach = reach;
    }

    /** A picture and its media type, found out from its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // served once, never compared
    public record RemotePicture(String mediaType, byte[] bytes) {}

    /** The picture behind an address of {@link PictureAddresses}; empty when it is forged, gone, too large or no picture. */
    public Optional<RemotePicture> find(String signed) {
        Optional<String> remote = addresses.remote(signed);
        if (remote.isEmpty()) {
            return Optional.empty();
        }
        @Nullable Found found = cache.get(remote.get(), this::fetch);
        return found == null ? Optional.empty() : Optional.ofNullable(found.picture);
    }

    /** Null, which is not kept, when too many are being fetched already: strangers' slow servers may not use up ours. */
    private @Nullable Found fetch(String url) {
        if (!free.tryAcquire()) {
            return null;
        }
        try {
            HttpAnswer answer = reach.apply(url).get(url, HEADERS);
            byte[] bytes = answer.body();
            if (!answer.ok() || bytes.length > MOST_BYTES) {
                return new Found(null);
            }
            return new Found(ImageType.of(bytes)
                    .map(type -> new RemotePicture(type.mediaType(), bytes))
                    .orElse(null));
        } catch (Trouble unreachable) {
            return new Found(null);
        } finally {
            free.release();
        }
    }

    private record Found(@Nullable RemotePicture picture) {
        int size() {
            return picture == null ? 100 : picture.bytes().length;
        }
    }
}
