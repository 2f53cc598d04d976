package io.github.wechatpay.complaint.documents;

import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles source text against the class path of the tests, and does not put up with
 * warnings.
 *
 * @param directory where the classes go
 */
record SnippetCompiler(Path directory) {

	private static final List<String> OPTIONS = List.of("-proc:none", "-parameters", "-Xlint:all,-path,-classfile",
			"-Werror");

	void compile(Map<String, String> sources) {
		List<Source> units = sources.entrySet()
			.stream()
			.map((source) -> new Source(source.getKey(), source.getValue()))
			.toList();
		List<String> arguments = new ArrayList<>(OPTIONS);
		arguments.addAll(List.of("-d", this.directory.toString(), "-classpath", System.getProperty("java.class.path")));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter output = new StringWriter();
		boolean compiled = compiler.getTask(output, null, null, arguments, null, units).call();
		assertThat(compiled).as(output.toString()).isTrue();
	}

	URLClassLoader classLoader() {
		return new URLClassLoader(new URL[] { url(this.directory) }, getClass().getClassLoader());
	}

	private static URL url(Path directory) {
		try {
			return directory.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A class that is in no file.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		private Source(String className, String text) {
			super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
