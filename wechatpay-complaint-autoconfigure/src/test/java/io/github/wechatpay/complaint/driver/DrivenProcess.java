package io.github.wechatpay.complaint.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.TestKeys;
import io.github.wechatpay.complaint.testing.UnwantedAutoConfigurations;
import org.awaitility.Awaitility;

/**
 * A process that can be killed, stopped and started again. Each of its lives has a ledger
 * and a log of its own.
 */
final class DrivenProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final String MERCHANT_KEY = TestKeys.merchantPem();

	private static final Pattern HANDLED = Pattern.compile("Notification (\\S+) was handled after");

	private final Path folder;

	private final String name;

	private final Map<String, String> properties = new LinkedHashMap<>();

	private final int port = freePort();

	private final List<Life> lives = new ArrayList<>();

	private Process process;

	DrivenProcess(Path folder, String name, Map<String, String> properties) {
		this.folder = folder;
		this.name = name;
		set("spring.main.banner-mode", "off");
		set("spring.docker.compose.enabled", "false");
		set("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except());
		set("server.address", "127.0.0.1");
		set("server.port", Integer.toString(this.port));
		set("server.shutdown", "graceful");
		set("logging.level.io.github.wechatpay.complaint.callback", "debug");
		set("wechatpay.merchant-id", "1900012181");
		set("wechatpay.merchant-serial-number", "3775B6A45ACD588826D15E583A95F5DD");
		set("wechatpay.private-key", MERCHANT_KEY);
		set("wechatpay.api-v3-key", PlatformSigner.API_V3_KEY);
		set("wechatpay.platform.public-key-id", PlatformSigner.PUBLIC_KEY_ID);
		set("wechatpay.platform.public-key", PlatformSigner.get().publicKeyPem());
		properties.forEach(this::set);
		this.process = launch();
	}

	private void set(String property, String value) {
		this.properties.put(property, value);
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.port + "/wechatpay/complaint-notifications");
	}

	URI uri(String path) {
		return uri().resolve(path);
	}

	List<Life> lives() {
		return this.lives;
	}

	/**
	 * Wait until the process responds.
	 */
	void awaitStarted() {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(this::isListening);
	}

	/**
	 * Kill the process, and start it again.
	 */
	void kill() {
		this.process.destroyForcibly().onExit().join();
		last().killed = true;
		this.process = launch();
		awaitStarted();
	}

	/**
	 * Have the process stop as the operator of a platform would.
	 */
	void stop() {
		this.process.destroy();
	}

	void awaitStopped() {
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException(this.name + " did not stop");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void startAgain() {
		this.process = launch();
		awaitStarted();
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

	private Life last() {
		return this.lives.get(this.lives.size() - 1);
	}

	private Process launch() {
		Path ledger = this.folder.resolve(this.name + "-" + this.lives.size() + ".ledger");
		Path log = this.folder.resolve(this.name + "-" + this.lives.size() + ".log");
		this.lives.add(new Life(ledger, log));
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
						DrivenApplication.class.getName(), "--driver.ledger=" + ledger));
		this.properties.forEach((property, value) -> command.add("--" + property + "=" + value));
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean isListening() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 100);
			return true;
		}
		catch (IOException ex) {
			if (!this.process.isAlive()) {
				throw new IllegalStateException(this.name + " ended: " + last().log());
			}
			return false;
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is left of a process that ran.
	 */
	static final class Life {

		private final Path ledger;

		private final Path log;

		private boolean killed;

		Life(Path ledger, Path log) {
			this.ledger = ledger;
			this.log = log;
		}

		boolean wasKilled() {
			return this.killed;
		}

		List<String> done() {
			return entries("done ");
		}

		List<String> begun() {
			return entries("begun ");
		}

		List<String> loggedAsHandled() {
			return HANDLED.matcher(log()).results().map((result) -> result.group(1)).toList();
		}

		String log() {
			try {
				return Files.readString(this.log);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private List<String> entries(String prefix) {
			if (!Files.exists(this.ledger)) {
				return List.of();
			}
			try (Stream<String> lines = Files.lines(this.ledger)) {
				return lines.filter((line) -> line.startsWith(prefix))
					.map((line) -> line.substring(prefix.length()))
					.toList();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
