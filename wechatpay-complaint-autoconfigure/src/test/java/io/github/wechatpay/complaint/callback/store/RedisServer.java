package io.github.wechatpay.complaint.callback.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

import org.springframework.util.FileSystemUtils;

/**
 * A real Redis: one that is installed, else in a container if there is Docker. If there
 * is neither, tests that need it are skipped, and say so.
 */
public abstract class RedisServer implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(RedisServer.class);

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/**
	 * Start a server that keeps nothing on disk.
	 */
	public static RedisServer start() {
		if (InstalledServer.find().isEmpty() && DockerClientFactory.instance().isDockerAvailable()) {
			return startContainer();
		}
		return new InstalledServer(Map.of());
	}

	/**
	 * Start a server in a container, which takes Docker.
	 */
	public static RedisServer startContainer() {
		return new ContainedServer();
	}

	/**
	 * Start a cluster with a single node. It must be installed, since a node in a
	 * container does not know the port where it can be reached.
	 */
	public static RedisServer startCluster() {
		InstalledServer server = new InstalledServer(Map.of("cluster-enabled", "yes"));
		server.command("CLUSTER ADDSLOTSRANGE 0 16383");
		Awaitility.await().atMost(PATIENCE).until(() -> server.command("CLUSTER INFO").contains("cluster_state:ok"));
		return server;
	}

	public abstract String host();

	public abstract int port();

	/**
	 * Let the server not answer any more.
	 */
	public abstract void interrupt();

	/**
	 * Let the server answer again, whatever it remembers.
	 */
	public abstract void resume();

	@Override
	public abstract void close();

	/**
	 * A server in a container.
	 */
	private static final class ContainedServer extends RedisServer {

		private final GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse("redis:7-alpine"))
			.withExposedPorts(6379)
			.waitingFor(Wait.forLogMessage(".*Ready to accept connections.*", 1));

		ContainedServer() {
			this.container.start();
		}

		@Override
		public String host() {
			return this.container.getHost();
		}

		@Override
		public int port() {
			return this.container.getMappedPort(6379);
		}

		@Override
		public void interrupt() {
			this.container.getDockerClient().pauseContainerCmd(this.container.getContainerId()).exec();
		}

		@Override
		public void resume() {
			this.container.getDockerClient().unpauseContainerCmd(this.container.getContainerId()).exec();
		}

		@Override
		public void close() {
			this.container.close();
		}

	}

	/**
	 * A server that is installed.
	 */
	private static final class InstalledServer extends RedisServer {

		private final Path folder;

		private final List<String> command = new ArrayList<>();

		private final int port = freePort();

		private Process process;

		InstalledServer(Map<String, String> options) {
			this.command.add(requireInstalled());
			try {
				this.folder = Files.createTempDirectory("redis");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			option("port", Integer.toString(this.port));
			option("bind", host());
			option("dir", this.folder.toString());
			option("save", "");
			options.forEach(this::option);
			this.process = launch();
		}

		private void option(String name, String value) {
			this.command.add("--" + name);
			this.command.add(value);
		}

		private Process launch() {
			try {
				Process launched = new ProcessBuilder(this.command).redirectErrorStream(true)
					.redirectOutput(this.folder.resolve("redis.log").toFile())
					.start();
				Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> command("PING").startsWith("+PONG"));
				return launched;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		String command(String text) {
			try (Socket socket = new Socket(host(), this.port)) {
				socket.setSoTimeout(5000);
				socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
				byte[] answer = new byte[4096];
				int length = socket.getInputStream().read(answer);
				return new String(answer, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public String host() {
			return "127.0.0.1";
		}

		@Override
		public int port() {
			return this.port;
		}

		@Override
		public synchronized void interrupt() {
			this.process.destroyForcibly();
			this.process.onExit().join();
		}

		@Override
		public synchronized void resume() {
			if (!this.process.isAlive()) {
				this.process = launch();
			}
		}

		@Override
		public void close() {
			interrupt();
			FileSystemUtils.deleteRecursively(this.folder.toFile());
		}

		private static int freePort() {
			try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static Optional<String> find() {
			return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
				.map((folder) -> new File(folder, "redis-server"))
				.filter(File::canExecute)
				.map(File::getPath)
				.findFirst();
		}

		private static String requireInstalled() {
			String path = find().orElse("");
			if (path.isEmpty()) {
				logger.error("SKIPPED, NOT TESTED: there is neither Docker nor a redis-server on the PATH. "
						+ "Install one, for example with apt-get install -y redis-server");
			}
			Assumptions.assumeFalse(path.isEmpty(),
					"There is neither Docker nor a redis-server on the PATH (apt-get install -y redis-server)");
			return path;
		}

	}

}
