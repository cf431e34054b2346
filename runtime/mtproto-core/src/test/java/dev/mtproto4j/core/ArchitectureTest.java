package dev.mtproto4j.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may depend on whom in this module. */
class ArchitectureTest {

    private static final String ROOT = "dev.mtproto4j.core";

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(core);
    }

    @Test
    void nettyStaysInTheTransportAndTheConnection() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".transport.netty..", ROOT + ".connection..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(core);
    }

    @Test
    void timeAndRandomnessComeFromOutside() {
        String[] pure = {ROOT + ".session..", ROOT + ".exchange..", ROOT + ".message..", ROOT + ".rpc.."};
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(core);
    }

    @Test
    void whatMeasuresTimeIsGiven() {
        noClasses().should().callMethod(System.class, "nanoTime").check(core);
    }

    @Test
    void theProtocolDoesNotKnowTheApi() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mtproto4j.api..", "dev.mtproto4j.client..", "dev.mtproto4j.testserver..")
                .check(core);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mtproto4j.crypto.internal..", "dev.mtproto4j.tl.internal..")
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        for (JavaClass type : core) {
            JavaPackage itsPackage = type.getPackage();
            assertThat(itsPackage.isAnnotatedWith(NullMarked.class))
                    .as(itsPackage.getName() + " has a package-info.java with @NullMarked")
                    .isTrue();
        }
    }

    @Test
    void exceptionsAreOurs() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(MtprotoException.class)
                .check(core);
    }
}
