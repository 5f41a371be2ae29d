package io.oase.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Encrypts what must not be readable in a copy of the database: secrets of channels and the memory of connectors.
 * AES-256-GCM by Tink, with the keys in one file beside the configuration and not in the database.
 *
 * <p>Each value is bound to its place by words ("channel:12:secrets"): moved to another row it can no longer be read.
 * After {@link #rotate} new values get the new key, and the old key still opens old ones. All nodes need the same file;
 * a node that meets a key it does not know reads the file again before it gives up. Safe for use by many threads.
 */
public final class Vault {
    private static final byte TINK_PREFIX = 1;
    private static final int PREFIX_BYTES = 5;

    private final KeyFile file;
    private volatile KeysetHandle keys;

    private Vault(KeyFile file, KeysetHandle keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Opens the key file, or makes one that only its owner can read. Two nodes that do so at once end up with one file.
     *
     * @throws VaultTrouble when the file cannot be made, read or understood; the message names the file
     */
    public static Vault open(Path path) {
        if (!Files.exists(path)) {
            new KeyFile(path).create(Vault::newKeys);
        }
        return existing(path);
    }

    /** Like {@link #open}, but a missing file is trouble too: for checking an installation without changing it. */
    public static Vault existing(Path path) {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM", e);
        }
        KeyFile file = new KeyFile(path);
        return new Vault(file, read(file));
    }

    /** The file with the keys. */
    public Path path() {
        return file.path();
    }

    /**
     * Encrypts.
     *
     * @param plain what to hide; may be empty
     * @param place where it will stand, for example {@code channel:12:secrets}; needed again to read it
     */
    public byte[] encrypt(byte[] plain, String place) {
        try {
            return aead(keys).encrypt(plain, place.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new VaultTrouble("vault.unusable", file.path(), e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} made for the same place.
     *
     * @throws VaultTrouble when it was encrypted with a key that is not in the file, was changed, or stood elsewhere
     */
    public byte[] decrypt(byte[] sealed, String place) {
        if (!knowsKeyOf(sealed)) {
            keys = read(file);
        }
        if (!knowsKeyOf(sealed)) {
            throw new VaultTrouble("vault.other-key", file.path(), null);
        }
        try {
            return aead(keys).decrypt(sealed, place.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new VaultTrouble("vault.changed", file.path(), e);
        }
    }

    /**
     * Adds a new key, with which everything is encrypted from now on; older keys stay and still decrypt. Other nodes
     * notice when they meet a value made with it.
     */
    public synchronized void rotate() {
        try {
            KeysetHandle.Builder more = KeysetHandle.newBuilder(read(file));
            more.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary());
            KeysetHandle grown = more.build();
            file.replace(json(grown));
            keys = grown;
        } catch (GeneralSecurityException e) {
            throw new VaultTrouble("vault.unusable", file.path(), e);
        }
    }

    /** How many keys the file holds; one more after each rotation. */
    public int size() {
        return keys.size();
    }

    /** Whether the value was made with a key of this file; every value starts with 1 and the id of its key. */
    private boolean knowsKeyOf(byte[] sealed) {
        if (sealed.length < PREFIX_BYTES || sealed[0] != TINK_PREFIX) {
            throw new VaultTrouble("vault.changed", file.path(), null);
        }
        int id = ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
        KeysetHandle now = keys;
        for (int i = 0; i < now.size(); i++) {
            if (now.getAt(i).getId() == id) {
                return true;
            }
        }
        return false;
    }

    private static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static KeysetHandle read(KeyFile file) {
        try {
            KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(file.read(), InsecureSecretKeyAccess.get());
            aead(keys);
            return keys;
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw new VaultTrouble("vault.broken", file.path(), e);
        } catch (IOException e) {
            throw new VaultTrouble(!Files.exists(file.path()) ? "vault.missing" : "vault.unreadable", file.path(), e);
        }
    }

    private static String newKeys() {
        try {
            AeadConfig.register();
            return json(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM", e);
        }
    }

    private static String json(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
    }
}
