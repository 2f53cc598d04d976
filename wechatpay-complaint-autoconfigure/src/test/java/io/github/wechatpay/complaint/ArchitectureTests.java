package io.github.wechatpay.complaint;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.wechatpay.complaint.client.WechatPayClient;
import org.jspecify.annotations.NullMarked;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The arrows between the packages, and the house rules of Spring Boot.
 */
@AnalyzeClasses(packages = ArchitectureTests.ROOT,
		importOptions = { ImportOption.DoNotIncludeTests.class, ArchitectureTests.DoNotIncludeEmulator.class })
class ArchitectureTests {

	static final String ROOT = "io.github.wechatpay.complaint";

	private static final String AUTO_CONFIGURE = ROOT + ".autoconfigure..";

	private static final String TESTCONTAINERS = ROOT + ".testcontainers..";

	private static final String TEST = ROOT + ".test..";

	private static final Set<String> BLOCKING = Set.of("block", "blockFirst", "blockLast", "blockOptional",
			"toIterable", "toStream", "toFuture");

	@ArchTest
	static final ArchRule arrowsPointDownOnly = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("testcontainers")
		.definedBy(TESTCONTAINERS)
		.layer("test")
		.definedBy(TEST)
		.layer("autoconfigure")
		.definedBy(AUTO_CONFIGURE)
		.layer("merchant")
		.definedBy(ROOT + ".merchant..")
		.layer("reconciliation")
		.definedBy(ROOT + ".reconciliation..")
		.layer("callback")
		.definedBy(ROOT + ".callback..")
		.layer("complaints")
		.definedBy(ROOT + ".complaints..")
		.layer("notification")
		.definedBy(ROOT + ".notification..")
		.layer("client")
		.definedBy(ROOT + ".client..")
		.layer("platform")
		.definedBy(ROOT + ".platform..")
		.layer("crypto")
		.definedBy(ROOT + ".crypto..")
		.layer("observation")
		.definedBy(ROOT + ".observation..")
		.layer("root")
		.definedBy(ROOT)
		.whereLayer("testcontainers")
		.mayOnlyAccessLayers("autoconfigure", "client", "crypto", "root")
		.whereLayer("test")
		.mayOnlyAccessLayers("autoconfigure", "client", "root")
		.whereLayer("merchant")
		.mayOnlyAccessLayers("callback", "complaints", "notification", "client", "platform", "crypto", "root")
		.whereLayer("reconciliation")
		.mayOnlyAccessLayers("callback", "complaints")
		.whereLayer("callback")
		.mayOnlyAccessLayers("complaints", "client", "platform", "crypto", "observation", "root")
		.whereLayer("complaints")
		.mayOnlyAccessLayers("client", "crypto", "observation", "root")
		.whereLayer("notification")
		.mayOnlyAccessLayers("client", "observation", "root")
		.whereLayer("client")
		.mayOnlyAccessLayers("platform", "crypto", "root")
		.whereLayer("platform")
		.mayOnlyAccessLayers("crypto", "root")
		.whereLayer("crypto")
		.mayOnlyAccessLayers("root")
		.whereLayer("observation")
		.mayNotAccessAnyLayer()
		.whereLayer("root")
		.mayNotAccessAnyLayer()
		.whereLayer("testcontainers")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("test")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("autoconfigure")
		.mayOnlyBeAccessedByLayers("testcontainers", "test");

	@ArchTest
	static final ArchRule everyClassIsInKnownPackage = classes().should()
		.resideInAnyPackage(ROOT, AUTO_CONFIGURE, TESTCONTAINERS, TEST, ROOT + ".merchant..",
				ROOT + ".reconciliation..", ROOT + ".callback..", ROOT + ".complaints..", ROOT + ".notification..",
				ROOT + ".client..", ROOT + ".platform..", ROOT + ".crypto..", ROOT + ".observation..");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule cryptoUsesNextToNothingOfSpring = noClasses().that()
		.resideInAPackage(ROOT + ".crypto..")
		.should()
		.dependOnClassesThat(resideInAPackage("org.springframework..")
			.and(not(resideInAnyPackage("org.springframework.core.io..", "org.springframework.util.."))));

	@ArchTest
	static final ArchRule cryptoIsMadeOfJdkAndBouncyCastle = classes().that()
		.resideInAPackage(ROOT + ".crypto..")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("java..", "javax.crypto..", "org.bouncycastle..", "org.springframework..", "org.jspecify..",
				ROOT, ROOT + ".crypto..");

	@ArchTest
	static final ArchRule springBootIsSeenByAutoConfigurationOnly = noClasses().that()
		.resideOutsideOfPackages(AUTO_CONFIGURE, TESTCONTAINERS, TEST)
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule checkOfSpringBootLoadsOnOldLines = classes().that()
		.haveNameMatching(".*\\.(SpringBootLine.*|UnsupportedSpringBoot.*)")
		.should()
		.onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "org.springframework.context..",
				"org.springframework.core..", "org.springframework.boot.diagnostics")
			.or(nameMatching(".*\\.(SpringBootLine.*|UnsupportedSpringBoot.*)"))
			.or(nameMatching("org\\.springframework\\.boot\\.(SpringBootVersion"
					+ "|context\\.event\\.ApplicationEnvironmentPreparedEvent"
					+ "|autoconfigure\\.AutoConfigurationImportFilter|autoconfigure\\.AutoConfigurationMetadata)")));

	@ArchTest
	static final ArchRule rootHoldsTheBaseExceptionOnly = classes().that()
		.resideInAPackage(ROOT)
		.and()
		.doNotHaveSimpleName("package-info")
		.should()
		.beAssignableTo(WechatPayException.class);

	@ArchTest
	static final ArchRule noStaticStateChanges = fields().that().areStatic().should().beFinal();

	@ArchTest
	static final ArchRule nothingIsPrinted = noClasses().should()
		.accessField(System.class, "out")
		.orShould()
		.accessField(System.class, "err")
		.orShould()
		.callMethod(Throwable.class, "printStackTrace");

	@ArchTest
	static final ArchRule nothingBlocks = noClasses().should()
		.accessTargetWhere(DescribedPredicate.describe("blocks on a Mono or Flux",
				(call) -> call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher")
						&& BLOCKING.contains(call.getName())));

	@ArchTest
	static final ArchRule onlyThoseSubscribeWhoCanBeClosed = noClasses().that()
		.areNotAssignableTo(AutoCloseable.class)
		.should()
		.accessTargetWhere(DescribedPredicate.describe("subscribes to a Mono or Flux",
				(call) -> call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher")
						&& call.getName().equals("subscribe")));

	@ArchTest
	static final ArchRule timeComesFromAClock = noClasses().that()
		.resideOutsideOfPackage(AUTO_CONFIGURE)
		.and()
		.areNotAssignableTo(WechatPayClient.Builder.class)
		.should()
		.accessTargetWhere(
				DescribedPredicate.describe("read the clock of the system", ArchitectureTests::readsSystemClock));

	@ArchTest
	static final ArchRule oldDatesAreConvertedAtOnce = noClasses().should()
		.dependOnClassesThat(DescribedPredicate.describe("are java.util.Calendar or java.text.DateFormat",
				(type) -> type.isAssignableTo("java.util.Calendar") || type.isAssignableTo("java.text.DateFormat")))
		.orShould()
		.callConstructorWhere(DescribedPredicate.describe("create a java.util.Date",
				(call) -> call.getTargetOwner().isEquivalentTo(Date.class)));

	@ArchTest
	static final ArchRule noFieldIsAnOldDate = fields().should().notHaveRawType(Date.class);

	@ArchTest
	static final ArchRule caseIsChangedWithLocaleOnly = noClasses().should()
		.accessTargetWhere(DescribedPredicate.describe("change the case of a text in the locale of the system",
				ArchitectureTests::changesCaseWithoutLocale));

	@ArchTest
	static final ArchRule streamsAreCollectedWithToList = noClasses().should().callMethod(Collectors.class, "toList");

	@ArchTest
	static final ArchRule autoConfigurationsArePublicAndFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL)
		.andShould()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.andShould()
		.resideInAPackage(AUTO_CONFIGURE)
		.andShould(beListedInImports())
		.andShould(haveNoPublicMembersButTheDefaultConstructor());

	@ArchTest
	static final ArchRule onlyAutoConfigurationsAreNamedSo = classes().that()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.should()
		.beAnnotatedWith(AutoConfiguration.class);

	@ArchTest
	static final ArchRule beanMethodsArePackagePrivate = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule beanMethodsDoNotReturnPrivateTypes = noMethods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.haveRawReturnType(DescribedPredicate.describe("a private class",
				(type) -> type.getModifiers().contains(JavaModifier.PRIVATE)));

	@ArchTest
	static final ArchRule beanMethodsHaveNoClassCondition = noMethods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.beAnnotatedWith(ConditionalOnClass.class);

	@ArchTest
	static final ArchRule missingBeanConditionsDoNotRepeatTheReturnType = methods().that()
		.areAnnotatedWith(ConditionalOnMissingBean.class)
		.should(notRepeatTheReturnType());

	@ArchTest
	static final ArchRule beanPostProcessorsAreStatic = methods().that()
		.areAnnotatedWith(Bean.class)
		.should(beStaticIfTheyReturnBeanPostProcessors());

	@ArchTest
	static final ArchRule conditionsAreNotPublic = classes().that().arePublic().should(notBeConditions());

	@ArchTest
	static final ArchRule configurationPropertiesHaveNoPrefixAttribute = classes().that()
		.areAnnotatedWith(ConfigurationProperties.class)
		.should(nameTheirPrefixByValue());

	@ArchTest
	static void everyPackageIsNullMarked(JavaClasses classes) {
		Set<JavaPackage> packages = classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
		assertThat(packages).allSatisfy(
				(javaPackage) -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(javaPackage.getName())
					.isTrue());
	}

	@ArchTest
	static void importsAreSortedAndExist(JavaClasses classes) {
		List<String> imports = imports();
		assertThat(imports).isNotEmpty().isSorted().doesNotHaveDuplicates();
		assertThat(imports).allSatisfy(
				(name) -> assertThat(classes.get(name).isAnnotatedWith(AutoConfiguration.class)).as(name).isTrue());
	}

	private static boolean changesCaseWithoutLocale(JavaAccess<?> call) {
		return call.getTargetOwner().isEquivalentTo(String.class)
				&& Set.of("toLowerCase", "toUpperCase").contains(call.getName())
				&& call.getTarget() instanceof CodeUnitAccessTarget target && target.getRawParameterTypes().isEmpty();
	}

	private static boolean readsSystemClock(JavaAccess<?> call) {
		JavaClass owner = call.getTargetOwner();
		String name = call.getName();
		if (owner.isEquivalentTo(Clock.class)) {
			return name.startsWith("system") || name.startsWith("tick");
		}
		if (owner.isEquivalentTo(System.class)) {
			return name.equals("currentTimeMillis") || name.equals("nanoTime");
		}
		return owner.getPackageName().equals(Instant.class.getPackageName()) && name.equals("now");
	}

	private static List<String> imports() {
		try {
			URI classes = WechatPayException.class.getProtectionDomain().getCodeSource().getLocation().toURI();
			Path imports = Path.of(classes)
				.resolve("META-INF/spring/" + AutoConfiguration.class.getName() + ".imports");
			return Files.readAllLines(imports);
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ArchCondition<JavaClass> beListedInImports() {
		return condition("be listed in the .imports file", (JavaClass type, ConditionEvents events) -> events
			.add(new SimpleConditionEvent(type, imports().contains(type.getName()), type.getName())));
	}

	private static ArchCondition<JavaClass> haveNoPublicMembersButTheDefaultConstructor() {
		return condition("have no public members but the default constructor", (type, events) -> {
			for (JavaMethod method : type.getMethods()) {
				events.add(new SimpleConditionEvent(method, !method.getModifiers().contains(JavaModifier.PUBLIC),
						method.getFullName() + " is public"));
			}
			for (JavaConstructor constructor : type.getConstructors()) {
				boolean hidden = !constructor.getModifiers().contains(JavaModifier.PUBLIC);
				events.add(new SimpleConditionEvent(constructor, hidden || constructor.getRawParameterTypes().isEmpty(),
						constructor.getFullName() + " is public"));
			}
		});
	}

	private static ArchCondition<JavaMethod> notRepeatTheReturnType() {
		return condition("not name the type that they return", (method, events) -> {
			List<Class<?>> named = List.of(method.getAnnotationOfType(ConditionalOnMissingBean.class).value());
			boolean repeated = named.size() == 1 && method.getRawReturnType().isEquivalentTo(named.get(0));
			events.add(new SimpleConditionEvent(method, !repeated, method.getFullName()));
		});
	}

	private static ArchCondition<JavaMethod> beStaticIfTheyReturnBeanPostProcessors() {
		return condition("be static if they return bean post-processors", (method, events) -> {
			boolean other = !method.getRawReturnType().isAssignableTo(BeanPostProcessor.class);
			boolean isStatic = method.getModifiers().contains(JavaModifier.STATIC);
			events.add(new SimpleConditionEvent(method, other || isStatic, method.getFullName()));
		});
	}

	private static ArchCondition<JavaClass> notBeConditions() {
		return condition("not be conditions", (type, events) -> events
			.add(new SimpleConditionEvent(type, !type.isAssignableTo(Condition.class), type.getName())));
	}

	private static ArchCondition<JavaClass> nameTheirPrefixByValue() {
		return condition("give their prefix as value", (type, events) -> {
			ConfigurationProperties annotation = type.getAnnotationOfType(ConfigurationProperties.class);
			boolean explicitPrefix = type.getAnnotationOfType(ConfigurationProperties.class.getName())
				.hasExplicitlyDeclaredProperty("prefix");
			events
				.add(new SimpleConditionEvent(type, !explicitPrefix && !annotation.value().isEmpty(), type.getName()));
		});
	}

	private static <T> ArchCondition<T> condition(String description, BiConsumer<T, ConditionEvents> check) {
		return new ArchCondition<>(description) {

			@Override
			public void check(T item, ConditionEvents events) {
				check.accept(item, events);
			}

		};
	}

	static final class DoNotIncludeEmulator implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return !location.contains("/complaint/emulator/");
		}

	}

}
