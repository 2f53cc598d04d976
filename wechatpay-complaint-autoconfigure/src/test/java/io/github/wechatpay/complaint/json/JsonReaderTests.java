package io.github.wechatpay.complaint.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Tests for {@link JsonReader}.
 */
class JsonReaderTests {

	private final JsonReader reader = new JsonReader();

	@Test
	void texts() {
		JsonObject object = read("{\"mchid\": \"1900012181\", \"summary\": \"产生新投诉 \\u4ea7 \\\"\"}");
		assertThat(object.text("mchid")).isEqualTo("1900012181");
		assertThat(object.text("summary")).isEqualTo("产生新投诉 产 \"");
		assertThat(object.text("url")).isNull();
	}

	@Test
	void objectsInObjects() {
		JsonObject object = read(
				"{\"resource\": {\"nonce\": \"fdasflkja484\", \"deeper\": {\"id\": \"1\"}}, \"id\": \"2\"}");
		assertThat(object.object("resource").text("nonce")).isEqualTo("fdasflkja484");
		assertThat(object.object("resource").object("deeper").text("id")).isEqualTo("1");
		assertThat(object.text("id")).isEqualTo("2");
		assertThat(object.object("other").text("id")).isNull();
	}

	@Test
	void listsOfObjects() {
		JsonObject object = read(
				"{\"data\": [{\"serial_no\": \"5A\"}, [{\"serial_no\": \"5B\"}], 1, {\"serial_no\": \"5C\"}], "
						+ "\"id\": \"1\"}");
		assertThat(object.objects("data")).extracting((element) -> element.text("serial_no"))
			.containsExactly("5A", null, null, "5C");
		assertThat(object.text("id")).isEqualTo("1");
		assertThat(object.objects("other")).isEmpty();
	}

	@Test
	void membersOfOtherTypesAreAsIfAbsent() {
		JsonObject object = read("{\"number\": 1900012181, \"flag\": true, \"nothing\": null, \"list\": [\"a\"], "
				+ "\"object\": {\"a\": \"b\"}, \"text\": \"c\"}");
		for (String name : new String[] { "number", "flag", "nothing", "list", "object" }) {
			assertThat(object.text(name)).as(name).isNull();
		}
		assertThat(object.object("text").text("a")).isNull();
		assertThat(object.objects("text")).isEmpty();
	}

	@Test
	void lastOfSeveralMembersWithOneNameCounts() {
		assertThat(read("{\"id\": \"1\", \"id\": \"2\"}").text("id")).isEqualTo("2");
		assertThat(read("{\"id\": \"1\", \"id\": 2}").text("id")).isNull();
		assertThat(read("{\"id\": {\"a\": \"1\"}, \"id\": \"2\"}").object("id").text("a")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "\"text\"", "1", "[]", "[{}]", "{", "{\"id\":", "{\"id\":\"1\"", "{} {}",
			"{}x", "{'id':'1'}", "{\"id\":\"1\",}", "{\"id\":\"1\"]", "{\"id\":[}", "<xml/>", "{\"id\":\"a\nb\"}" })
	void anythingElseIsNoObject(String text) {
		assertThat(this.reader.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
	}

	@Test
	void bytesThatAreNotUtf8AreNoObject() {
		assertThat(this.reader.read("{\"id\":\"产\"}".getBytes(StandardCharsets.UTF_16LE))).isEmpty();
		assertThat(this.reader.read("{\"id\":\"产\"}".getBytes(StandardCharsets.UTF_16))).isEmpty();
		assertThat(this.reader.read("{\"id\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "encoded surrogate,     EDA080", "pair of encoded surrogates, EDA080EDB080",
			"overlong slash,        C0AF", "overlong null,         C080", "overlong in 2 bytes,   C1BF",
			"overlong in 3 bytes,   E080AF", "overlong in 4 bytes,   F08080AF", "beyond Unicode,        F4908080",
			"5 bytes,               F888808080", "continuation alone,    80", "cut short after 1 byte, E4",
			"cut short after 2 bytes, E4BA", "no byte of UTF-8,      FF" })
	void illFormedUtf8IsNoObject(String what, String hex) {
		byte[] sequence = HexFormat.of().parseHex(hex);
		assertThat(this.reader.read(around("{\"id\":\"", sequence, "\"}"))).as("in a text").isEmpty();
		assertThat(this.reader.read(around("{\"id\":\"" + "a".repeat(9_000), sequence, "\"}"))).as("later").isEmpty();
		assertThat(this.reader.read(around("{\"", sequence, "\":\"1\"}"))).as("in a name").isEmpty();
		assertThat(this.reader.read(around("{\"a\":[\"", sequence, "\"]}"))).as("in what is skipped").isEmpty();
		assertThat(this.reader.read(around("{\"id\":\"1\"}", sequence, ""))).as("at the end").isEmpty();
	}

	@Test
	void whatIsReadIsWhatAStrictDecoderAccepts() {
		byte[] edges = HexFormat.of().parseHex("41808F909FA0BFC1C2E0E1EDEFF0F4F5");
		for (int i = 0; i < edges.length * edges.length * edges.length * edges.length; i++) {
			byte[] sequence = { edges[i % edges.length], edges[i / edges.length % edges.length],
					edges[i / edges.length / edges.length % edges.length],
					edges[i / edges.length / edges.length / edges.length] };
			boolean read = this.reader.read(around("{\"id\":\"", sequence, "\"}")).isPresent();
			if (read != isWellFormed(sequence)) {
				fail(HexFormat.of().formatHex(sequence) + (read ? " was read" : " was not read"));
			}
		}
	}

	@Test
	void everyCodePointIsRead() {
		for (int codePoint = 0x20; codePoint <= Character.MAX_CODE_POINT; codePoint += 7) {
			String text = Character.toString(codePoint);
			if (!text.matches("[\"\\\\]|\\p{Cs}")) {
				assertThat(read("{\"id\":\"" + text + "\"}").text("id")).isEqualTo(text);
			}
		}
	}

	@Test
	void textsOfAnyLengthAndAnyCharacterAreRead() {
		for (int length = 0; length < 300; length++) {
			String text = "投😀é".repeat(length / 3) + "a".repeat(length % 3);
			assertThat(read("{\"id\":\"" + text + "\"}").text("id")).isEqualTo(text);
		}
	}

	@Test
	void endlessNestingIsNoObject() {
		assertThat(this.reader.read("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isEmpty();
		assertThat(this.reader.read(("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8))).isEmpty();
	}

	private static byte[] around(String before, byte[] sequence, String after) {
		ByteArrayOutputStream json = new ByteArrayOutputStream();
		json.writeBytes(before.getBytes(StandardCharsets.UTF_8));
		json.writeBytes(sequence);
		json.writeBytes(after.getBytes(StandardCharsets.UTF_8));
		return json.toByteArray();
	}

	private static boolean isWellFormed(byte[] sequence) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sequence));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private JsonObject read(String json) {
		Optional<JsonObject> object = this.reader.read(json.getBytes(StandardCharsets.UTF_8));
		assertThat(object).isPresent();
		return object.get();
	}

}
