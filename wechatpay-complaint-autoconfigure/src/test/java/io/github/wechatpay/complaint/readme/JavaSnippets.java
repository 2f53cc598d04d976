package io.github.wechatpay.complaint.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.readme.Readme.Block;

import org.springframework.core.io.ClassPathResource;

/**
 * The Java of a half of the README as classes of one application: a class stands for
 * itself, a bean method goes into a configuration, and statements into a method.
 */
final class JavaSnippets {

	static final String PACKAGE = "com.example.shop";

	// cannot be in one application with its counterpart of Spring MVC
	private static final String WEB_FLUX_ONLY = "SecurityWebFilterChain";

	private static final Pattern TYPE = Pattern.compile("^(?:@.+\\n)*class (\\w+)", Pattern.MULTILINE);

	private static final Pattern MEMBER = Pattern.compile("^@Bean", Pattern.MULTILINE);

	private final List<Block> blocks;

	JavaSnippets(List<Block> blocks) {
		this.blocks = blocks;
	}

	Map<String, String> sources() {
		Map<String, String> sources = new LinkedHashMap<>();
		for (String name : List.of("ShopApplication", "ComplaintRepository")) {
			sources.put(PACKAGE + "." + name, resource(name + ".txt"));
		}
		this.blocks.forEach((block) -> add(block, sources));
		return sources;
	}

	private static void add(Block block, Map<String, String> sources) {
		String text = block.text();
		String packageName = text.contains(WEB_FLUX_ONLY) ? "com.example.webflux" : PACKAGE;
		Matcher type = TYPE.matcher(text);
		String name = type.lookingAt() ? type.group(1) : "Line" + block.line();
		sources.put(packageName + "." + name,
				"package " + packageName + ";\n" + resource("imports.txt") + wrap(name, text));
	}

	private static String wrap(String name, String text) {
		if (TYPE.matcher(text).lookingAt()) {
			return text;
		}
		if (MEMBER.matcher(text).lookingAt()) {
			return "@Configuration(proxyBeanMethods = false)\nclass " + name + " {\n" + text + "\n}\n";
		}
		return "class " + name + " {\nvoid run() throws Exception {\n" + text + "\n}\n}\n";
	}

	private static String resource(String name) {
		try {
			return new ClassPathResource(name, JavaSnippets.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
