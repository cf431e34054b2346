package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.IdElement;
import java.util.List;

/** How the text is made whose CRC32 is the id. */
public enum IdRule {
    /** The definition as it is written, as TON's and TDLib's own schemas have it. */
    AS_WRITTEN,
    /** As Telegram's schemas have it: {@code bytes} counts as {@code string}, {@code flags.n?true} is left out. */
    TELEGRAM;

    private static final int ENOUGH = 3;

    /**
     * The rule that a schema follows. A schema that declares {@code bytes} itself is taken to be {@link #AS_WRITTEN}, any
     * other {@link #TELEGRAM}, unless the ids that are written down say otherwise.
     */
    static IdRule of(List<CombinatorElement> definitions, boolean declaresBytes) {
        int telegram = 0;
        int asWritten = 0;
        for (CombinatorElement definition : definitions) {
            IdElement id = definition.id();
            int plain = id == null ? 0 : ConstructorIds.compute(definition, AS_WRITTEN);
            int special = id == null ? 0 : ConstructorIds.compute(definition, TELEGRAM);
            if (id != null && plain != special) {
                telegram += id.value() == special ? 1 : 0;
                asWritten += id.value() == plain ? 1 : 0;
            }
        }
        boolean fits = declaresBytes ? asWritten >= telegram : asWritten >= ENOUGH && asWritten > telegram;
        return fits ? AS_WRITTEN : TELEGRAM;
    }
}
