package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.autoconfigure.actuate.ActuatorApplication;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The commands of the documents: what can be run here is run, and of the others it is
 * seen that what they name is there.
 */
@DisabledOnOs(OS.WINDOWS)
class ShellTests {

	private static final String URL = "https://pay.example.com/wechatpay/complaint-notifications";

	private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");

	private static final Pattern PROFILE = Pattern.compile("-P(\\S+)");

	private static final Pattern JAR = Pattern.compile("java -jar (\\S+)/target/(\\S+)-(\\d\\S*)-exec\\.jar(.*)");

	private static final Set<String> GOALS = Set.of("spring-boot:run", "verify", "install", "package");

	@TempDir
	private Path directory;

	@Test
	void everyCommandIsOfKindThatIsTested() {
		assertThat(commands("")).isNotEmpty()
			.allSatisfy((command) -> assertThat(command).matches("(curl|openssl|java -jar|git clone|cd|\\./mvnw) .*"));
	}

	@Test
	void mavenIsToldOfModulesAndProfilesThatAreThere() throws IOException {
		for (String command : commands("./mvnw")) {
			assertThat(Stream.of(command.split(" "))).as(command).anyMatch(GOALS::contains);
			Matcher modules = MODULES.matcher(command);
			Path module = Documents.ROOT.resolve(modules.find() ? modules.group(1) : "");
			assertThat(module.resolve("pom.xml")).isRegularFile();
			Matcher profile = PROFILE.matcher(command);
			if (profile.find()) {
				assertThat(Files.readString(module.resolve("pom.xml"))).contains("<id>" + profile.group(1) + "</id>");
			}
		}
	}

	@Test
	void jarIsOneThatIsBuiltAndItsOptionsAreKnown() throws IOException {
		for (String command : commands("java -jar")) {
			Matcher jar = JAR.matcher(command);
			assertThat(jar.matches()).as(command).isTrue();
			assertThat(Files.readString(Documents.ROOT.resolve(jar.group(1)).resolve("pom.xml"))).contains(
					"<artifactId>" + jar.group(2) + "</artifactId>", "<version>" + jar.group(3) + "</version>",
					"<classifier>exec</classifier>");
			assertThat(Stream.of(jar.group(4).split(" ")).filter((option) -> !option.isEmpty()))
				.allMatch((option) -> EmulatorProperties.names().contains(option.replaceAll("^--|=.*$", "")));
		}
	}

	@Test
	void opensslTellsTheSerialNumber() throws Exception {
		Files.write(this.directory.resolve("apiclient_cert.pem"), GoldenValues.bytes("merchant.cert.pem"));
		List<String> commands = commands("openssl");
		assertThat(commands).hasSize(1);
		assertThat(run(commands.get(0))).isEqualToIgnoringWhitespace("serial=" + GoldenValues.MERCHANT_SERIAL);
	}

	@Test
	void everyCallIsAnswered() throws Exception {
		List<Block> blocks = Documents.blocks("shell").filter((block) -> block.text().contains("curl ")).toList();
		assertThat(blocks).isNotEmpty();
		try (WechatPayEmulator emulator = WechatPayEmulator.start();
				ActuatorApplication application = ActuatorApplication.start(WebApplicationType.REACTIVE, emulator,
						"management.endpoints.web.exposure.include=complaintnotification",
						"management.endpoint.complaintnotification.access=unrestricted")) {
			for (Block block : blocks) {
				emulator.deliverTo(application.uri("/"));
				application.getBean(ComplaintNotificationService.class).register(URL).block(Duration.ofSeconds(30));
				for (String command : block.commands()) {
					String answer = run(command.replace("localhost:8080", application.uri("/").getAuthority())
						.replace("localhost:9090", emulator.baseUri().getAuthority()) + " -w '\\n%{http_code}'");
					assertThat(answer.substring(answer.lastIndexOf('\n') + 1)).as(command + "\n" + answer)
						.isIn("200", "204", command.contains("/v3/") ? "401" : "200");
				}
			}
		}
	}

	private static List<String> commands(String start) {
		return Documents.blocks("shell")
			.flatMap((block) -> block.commands().stream())
			.filter((command) -> command.startsWith(start))
			.toList();
	}

	private String run(String command) throws IOException, InterruptedException {
		String program = command.substring(0, command.indexOf(' '));
		assumeThat(isInstalled(program)).as("NOT TESTED: there is no " + program + " on this machine").isTrue();
		Path output = this.directory.resolve("output");
		Process process = new ProcessBuilder("sh", "-c", command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
		String text = Files.readString(output, StandardCharsets.UTF_8);
		assertThat(process.exitValue()).as(command + "\n" + text).isZero();
		return text;
	}

	private static boolean isInstalled(String program) throws IOException, InterruptedException {
		return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
	}

}
