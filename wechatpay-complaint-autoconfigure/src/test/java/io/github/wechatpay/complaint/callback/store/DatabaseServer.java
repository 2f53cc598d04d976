package io.github.wechatpay.complaint.callback.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.util.FileSystemUtils;

/**
 * A real database server that is installed, started on a free port of the loopback
 * interface with nothing but what a test puts into it. If it is not installed, tests that
 * need it are skipped, and say so.
 */
public final class DatabaseServer implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(DatabaseServer.class);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String POSTGRESQL_PROGRAMS = "/usr/lib/postgresql";

	private final Path folder;

	private final Process process;

	private final String url;

	private final String username;

	private DatabaseServer(Path folder, List<String> command, String url, String username) {
		this.folder = folder;
		this.process = start(folder, command);
		this.url = url;
		this.username = username;
		Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
			try (Connection connection = DriverManager.getConnection(url, username, "")) {
				return connection.isValid(1);
			}
		});
	}

	/**
	 * Start PostgreSQL.
	 */
	public static DatabaseServer postgresql() {
		String programs = require(postgresqlPrograms(), "PostgreSQL", "postgresql");
		Path folder = newFolder("postgresql");
		List<String> asUser = isRoot() ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
				: List.of();
		if (isRoot()) {
			run(folder, List.of("chown", "postgres", folder.toString()));
		}
		run(folder, command(asUser, programs + "/initdb", "-D", folder + "/data", "-U", "wechatpay", "-A", "trust",
				"-E", "UTF8", "--no-sync"));
		int port = freePort();
		return new DatabaseServer(folder,
				command(asUser, programs + "/postgres", "-D", folder + "/data", "-p", Integer.toString(port), "-h",
						"127.0.0.1", "-k", folder.toString(), "-c", "fsync=off"),
				"jdbc:postgresql://127.0.0.1:" + port + "/postgres", "wechatpay");
	}

	/**
	 * Start MariaDB.
	 */
	public static DatabaseServer mariadb() {
		String server = require(program("mariadbd"), "MariaDB", "mariadb-server");
		Path folder = newFolder("mariadb");
		String data = "--datadir=" + folder.resolve("data");
		List<String> user = isRoot() ? List.of("--user=root") : List.of();
		List<String> install = command(List.of(), require(program("mariadb-install-db"), "MariaDB", "mariadb-server"),
				"--no-defaults", data, "--auth-root-authentication-method=normal", "--skip-test-db");
		install.addAll(user);
		run(folder, install);
		int port = freePort();
		List<String> command = command(List.of(), server, "--no-defaults", data, "--port=" + port,
				"--bind-address=127.0.0.1", "--socket=" + folder.resolve("s"), "--pid-file=" + folder.resolve("pid"),
				"--innodb-flush-log-at-trx-commit=0");
		command.addAll(user);
		return new DatabaseServer(folder, command, "jdbc:mariadb://127.0.0.1:" + port + "/mysql", "root");
	}

	public String url() {
		return this.url;
	}

	public String username() {
		return this.username;
	}

	/**
	 * Create a pool of connections to the server.
	 */
	public HikariDataSource newDataSource() {
		return dataSource(this.url, this.username);
	}

	public static HikariDataSource dataSource(String url, String username) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(url);
		dataSource.setUsername(username);
		dataSource.setPassword("");
		return dataSource;
	}

	/**
	 * Run a script of ours.
	 */
	public static void initialize(DataSource dataSource, String platform) {
		new ResourceDatabasePopulator(
				new ClassPathResource("io/github/wechatpay/complaint/callback/schema-" + platform + ".sql"))
			.execute(dataSource);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		FileSystemUtils.deleteRecursively(this.folder.toFile());
	}

	private static List<String> command(List<String> prefix, String... command) {
		List<String> all = new ArrayList<>(prefix);
		all.addAll(List.of(command));
		return all;
	}

	private static Process start(Path folder, List<String> command) {
		try {
			return new ProcessBuilder(command).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder)))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void run(Path folder, List<String> command) {
		try {
			int status = start(folder, command).waitFor();
			if (status != 0) {
				throw new IllegalStateException(
						command + " ended with " + status + ": " + Files.readString(log(folder).toPath()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// beside the folder, which may belong to another user
	private static File log(Path folder) {
		return new File(folder + ".log");
	}

	private static Path newFolder(String name) {
		try {
			Path folder = Files.createTempDirectory(name);
			log(folder).deleteOnExit();
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<String> postgresqlPrograms() {
		File[] versions = new File(POSTGRESQL_PROGRAMS).listFiles();
		return Stream.of((versions != null) ? versions : new File[0])
			.map((version) -> new File(version, "bin"))
			.filter((programs) -> new File(programs, "initdb").canExecute())
			.map(File::getPath)
			.findFirst();
	}

	private static Optional<String> program(String name) {
		return Stream.of((System.getenv().getOrDefault("PATH", "") + ":/usr/sbin").split(File.pathSeparator))
			.map((folder) -> new File(folder, name))
			.filter(File::canExecute)
			.map(File::getPath)
			.findFirst();
	}

	private static String require(Optional<String> program, String server, String packageName) {
		if (program.isEmpty()) {
			logger.error("SKIPPED, NOT TESTED: " + server
					+ " is not installed. Install it, for example with apt-get install -y " + packageName);
		}
		Assumptions.assumeTrue(program.isPresent(),
				server + " is not installed (apt-get install -y " + packageName + ")");
		return program.orElseThrow();
	}

}
