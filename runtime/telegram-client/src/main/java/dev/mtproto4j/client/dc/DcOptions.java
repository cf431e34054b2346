package dev.mtproto4j.client.dc;

import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.api.type.DcOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of all data centres. Immutable; order is preference.
 *
 * <p>The built-in ones are where a first contact starts; {@code help.getConfig} then gives the current ones.
 *
 * @see <a href="https://core.telegram.org/method/help.getConfig">help.getConfig</a>
 */
public final class DcOptions {

    /** Real data centres have one digit, content delivery nodes three; more is a damaged or hostile answer. */
    static final int MAX_DC_ID = 9_999;

    /** Ports that every address of Telegram listens on unless it says otherwise, in the order in which they are tried. */
    static final int[] PORTS = {443, 80, 5222};

    /** What a connection is for. */
    public enum Purpose {
        /** Ordinary calls. */
        ANYTHING,
        /** Uploads and downloads. */
        MEDIA,
        /** Files from a content delivery node. */
        CDN;

        boolean fits(DcAddress address) {
            return switch (this) {
                case ANYTHING -> !address.is(DcAddress.Flag.CDN) && !address.is(DcAddress.Flag.MEDIA_ONLY);
                case MEDIA -> !address.is(DcAddress.Flag.CDN);
                case CDN -> address.is(DcAddress.Flag.CDN);
            };
        }
    }

    private final List<DcAddress> addresses;

    private DcOptions(List<DcAddress> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    public static DcOptions of(DcAddress... addresses) {
        return new DcOptions(List.of(addresses));
    }

    public static DcOptions of(List<DcAddress> addresses) {
        return new DcOptions(addresses);
    }

    /** Telegram's own data centres. */
    public static DcOptions production() {
        List<DcAddress> list = new ArrayList<>();
        builtIn(list, 1, "149.154.175.50", "2001:b28:f23d:f001::a");
        builtIn(list, 2, "149.154.167.51", "2001:67c:4e8:f002::a");
        builtIn(list, 2, "95.161.76.100", null);
        builtIn(list, 3, "149.154.175.100", "2001:b28:f23d:f003::a");
        builtIn(list, 4, "149.154.167.91", "2001:67c:4e8:f004::a");
        builtIn(list, 5, "149.154.171.5", "2001:b28:f23f:f005::a");
        return new DcOptions(list);
    }

    /** Telegram's test data centres. */
    public static DcOptions test() {
        List<DcAddress> list = new ArrayList<>();
        builtIn(list, 1, "149.154.175.10", "2001:b28:f23d:f001::e");
        builtIn(list, 2, "149.154.167.40", "2001:67c:4e8:f002::e");
        builtIn(list, 3, "149.154.175.117", "2001:b28:f23d:f003::e");
        return new DcOptions(list);
    }

    private static void builtIn(List<DcAddress> list, int dcId, String ipv4, @Nullable String ipv6) {
        for (int port : PORTS) {
            list.add(DcAddress.of(dcId, ipv4, port));
        }
        if (ipv6 != null) {
            for (int port : PORTS) {
                list.add(DcAddress.of(dcId, ipv6, port, EnumSet.of(DcAddress.Flag.IPV6), null));
            }
        }
    }

    /** The addresses in a server's configuration; ones that make no sense are left out. */
    public static DcOptions of(Config config) {
        List<DcAddress> list = new ArrayList<>();
        for (DcOption option : config.dcOptions()) {
            boolean sane = option.id() >= 1
                    && option.id() <= MAX_DC_ID
                    && option.port() >= 1
                    && option.port() <= 65_535
                    && !option.ipAddress().isBlank();
            if (sane) {
                list.add(DcAddress.of(option.id(), option.ipAddress(), option.port(), flags(option), option.secret()));
            }
        }
        return new DcOptions(list);
    }

    private static Set<DcAddress.Flag> flags(DcOption option) {
        Set<DcAddress.Flag> flags = EnumSet.noneOf(DcAddress.Flag.class);
        add(flags, option.ipv6(), DcAddress.Flag.IPV6);
        add(flags, option.mediaOnly(), DcAddress.Flag.MEDIA_ONLY);
        add(flags, option.tcpoOnly(), DcAddress.Flag.OBFUSCATED_ONLY);
        add(flags, option.cdn(), DcAddress.Flag.CDN);
        add(flags, option.static_(), DcAddress.Flag.STATIC);
        add(flags, option.thisPortOnly(), DcAddress.Flag.THIS_PORT_ONLY);
        return flags;
    }

    private static void add(Set<DcAddress.Flag> flags, boolean present, DcAddress.Flag flag) {
        if (present) {
            flags.add(flag);
        }
    }

    public List<DcAddress> addresses() {
        return addresses;
    }

    /** The numbers of the data centres that have an address for everything, ascending. */
    public SortedSet<Integer> dcIds() {
        SortedSet<Integer> ids = new TreeSet<>();
        for (DcAddress address : addresses) {
            if (isMain(address)) {
                ids.add(address.dcId());
            }
        }
        return ids;
    }

    /**
     * Where to connect for ordinary calls: not content delivery, not media only; IPv6 only when asked for, and then
     * first. Addresses that demand obfuscation are among them.
     *
     * @return in the order in which they are to be tried; empty when the data centre is unknown
     */
    public List<DcAddress> main(int dcId, boolean ipv6) {
        return reach(dcId, Purpose.ANYTHING, ipv6);
    }

    /**
     * Where to connect for a purpose. Addresses that are for media only come before the others when it is media; content
     * delivery nodes serve nothing else, and nothing else serves it.
     *
     * @param ipv6 whether to try IPv6, and then first; without, it is tried when there is nothing else
     * @return in the order in which they are to be tried; empty when there is none
     */
    public List<DcAddress> reach(int dcId, Purpose purpose, boolean ipv6) {
        Set<DcAddress> result = new LinkedHashSet<>();
        if (ipv6) {
            select(dcId, purpose, true, result);
        }
        select(dcId, purpose, false, result);
        if (result.isEmpty()) {
            select(dcId, purpose, true, result);
        }
        return List.copyOf(result);
    }

    private void select(int dcId, Purpose purpose, boolean ipv6, Set<DcAddress> into) {
        List<DcAddress> fitting = addresses.stream()
                .filter(address ->
                        address.dcId() == dcId && address.is(DcAddress.Flag.IPV6) == ipv6 && purpose.fits(address))
                .toList();
        if (purpose == Purpose.MEDIA) {
            fitting.stream()
                    .filter(address -> address.is(DcAddress.Flag.MEDIA_ONLY))
                    .forEach(into::add);
        }
        into.addAll(fitting);
    }

    private static boolean isMain(DcAddress address) {
        return Purpose.ANYTHING.fits(address);
    }

    /** These addresses, and those of {@code fallback} for data centres that this one does not know. */
    public DcOptions orElse(DcOptions fallback) {
        Set<Integer> known = dcIds();
        List<DcAddress> merged = new ArrayList<>(addresses);
        for (DcAddress address : fallback.addresses) {
            if (!known.contains(address.dcId())) {
                merged.add(address);
            }
        }
        return new DcOptions(merged);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DcOptions that && addresses.equals(that.addresses);
    }

    @Override
    public int hashCode() {
        return addresses.hashCode();
    }

    @Override
    public String toString() {
        return addresses.toString();
    }
}
