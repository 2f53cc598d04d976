package io.github.wechatpay.complaint.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

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

	@Test
	void endlessNestingIsNoObject() {
		assertThat(this.reader.read("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isEmpty();
		assertThat(this.reader.read(("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8))).isEmpty();
	}

	private JsonObject read(String json) {
		Optional<JsonObject> object = this.reader.read(json.getBytes(StandardCharsets.UTF_8));
		assertThat(object).isPresent();
		return object.get();
	}

}
