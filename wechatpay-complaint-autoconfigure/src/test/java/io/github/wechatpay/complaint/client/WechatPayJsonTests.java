package io.github.wechatpay.complaint.client;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WechatPayJsonTests {

	private final WechatPayJson json = new WechatPayJson();

	@Test
	void namesOfMembersAreThoseOfTheRecordInSnakeCase() {
		assertThat(read("{\"complaint_id\":\"200\",\"unknown\":{\"a\":[1]}}").complaintId()).isEqualTo("200");
	}

	@Test
	void numberMayBeText() {
		assertThat(read("{\"user_times\":\"3\"}").userTimes()).isEqualTo(3);
		assertThat(read("{\"user_times\":3}").userTimes()).isEqualTo(3);
		assertThat(read("{\"user_times\":\"many\"}").userTimes()).isNull();
	}

	@Test
	void timeKeepsItsOffsetAndMayHaveMilliseconds() {
		assertThat(read("{\"created\":\"2022-10-17T16:31:56+08:00\"}").created())
			.isEqualTo(OffsetDateTime.parse("2022-10-17T16:31:56+08:00"));
		assertThat(read("{\"created\":\"2022-10-17T16:31:56.120+08:00\"}").created())
			.hasToString("2022-10-17T16:31:56.120+08:00");
		assertThat(read("{\"created\":\"yesterday\"}").created()).isNull();
	}

	@Test
	void listMayBeOneObject() {
		assertThat(read("{\"parts\":{\"name\":\"a\"}}").parts()).extracting(Part::name).containsExactly("a");
		assertThat(read("{\"parts\":[{\"name\":\"a\"},{\"name\":\"b\"}]}").parts()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"complaint_id\":{\"a\":1}}", "{\"complaint_id\":[1,2]}", "{\"complaint_id\":null}" })
	void memberOfAnotherTypeIsAbsent(String text) {
		assertThat(read(text).complaintId()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"parts\":\"text\"}", "{\"parts\":[7]}", "{\"parts\":[true,[{}]]}" })
	void objectThatIsSomethingElseIsAbsent(String text) {
		assertThat(read(text).parts()).containsOnlyNulls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "99999999999", "-99999999999", "1e30", "1e400", "\"99999999999\"", "[7]", "\"\"" })
	void numberThatDoesNotFitIsAbsent(String number) {
		Sample read = read("{\"user_times\":" + number + ",\"complaint_id\":\"200\"}");
		assertThat(read.userTimes()).isNull();
		assertThat(read.complaintId()).isEqualTo("200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "\"7\"", "7.0" })
	void numberMayBeAText(String number) {
		assertThat(read("{\"user_times\":" + number + "}").userTimes()).isEqualTo(7);
	}

	@ParameterizedTest
	@ValueSource(strings = { "99999999999999999999", "1e30" })
	void amountThatDoesNotFitIsAbsent(String amount) {
		assertThat(this.json.read(("{\"amount\":" + amount + "}").getBytes(StandardCharsets.UTF_8), Amount.class,
				IllegalStateException::new))
			.isEqualTo(new Amount(null));
	}

	@Test
	void emptyTextIsNoObject() {
		assertThat(read("{\"complaint_id\":\"200\",\"parts\":\"\"}").parts()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[[\"x\"]]", "[[[]]]", "[{\"a\":[1]}]", "{\"a\":[1]}", "[null]" })
	void textInAListThatIsNoneIsAbsent(String texts) {
		Texts read = this.json.read(("{\"texts\":" + texts + ",\"last\":7}").getBytes(StandardCharsets.UTF_8),
				Texts.class, IllegalStateException::new);
		assertThat(read.texts()).containsOnlyNulls();
		assertThat(read.last()).isEqualTo("7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "[]", "[{\"complaint_id\":\"200\"}]", "\"text\"", "{\"complaint_id\":",
			"{} {}", "<html>", "{\"complaint_id\":\"200\"}x" })
	void anythingButOneObjectIsRefusedWithoutBeingQuoted(String text) {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> read(text))
			.withMessage("it is not a JSON object in UTF-8")
			.withNoCause();
	}

	@Test
	void bytesThatAreNotUtf8AreRefused() {
		byte[] overlong = { '{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}' };
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.json.read(overlong, Sample.class, IllegalStateException::new));
	}

	@Test
	void whatIsNullIsNotWritten() {
		assertThat(this.json.write(new Sample("200", null, null, null)))
			.isEqualTo("{\"complaint_id\":\"200\"}".getBytes(StandardCharsets.UTF_8));
	}

	private Sample read(String text) {
		return this.json.read(text.getBytes(StandardCharsets.UTF_8), Sample.class, IllegalStateException::new);
	}

	record Sample(@Nullable String complaintId, @Nullable Integer userTimes, @Nullable OffsetDateTime created,
			@Nullable List<Part> parts) {
	}

	record Texts(@Nullable List<String> texts, @Nullable String last) {
	}

	record Amount(@Nullable Long amount) {
	}

	record Part(@Nullable String name) {
	}

}
