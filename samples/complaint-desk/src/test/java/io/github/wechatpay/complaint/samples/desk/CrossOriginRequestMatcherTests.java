package io.github.wechatpay.complaint.samples.desk;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest.BaseBuilder;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

class CrossOriginRequestMatcherTests {

	private final CrossOriginRequestMatcher matcher = new CrossOriginRequestMatcher();

	@Test
	void readingIsHarmless() {
		assertThat(isForeign(MockServerHttpRequest.get("/").header("Sec-Fetch-Site", "cross-site"))).isFalse();
	}

	@Test
	void pageOfTheDeskIsNotForeign() {
		assertThat(isForeign(MockServerHttpRequest.post("/").header("Sec-Fetch-Site", "same-origin"))).isFalse();
		assertThat(isForeign(MockServerHttpRequest.post("/")
			.header("Host", "desk.example.com")
			.header("Origin", "https://desk.example.com"))).isFalse();
	}

	@Test
	void pageOfAnotherSiteIsForeign() {
		assertThat(isForeign(MockServerHttpRequest.post("/").header("Sec-Fetch-Site", "cross-site"))).isTrue();
		assertThat(isForeign(MockServerHttpRequest.delete("/").header("Sec-Fetch-Site", "same-site"))).isTrue();
		assertThat(isForeign(MockServerHttpRequest.post("/")
			.header("Host", "desk.example.com")
			.header("Origin", "https://evil.example.com"))).isTrue();
		assertThat(
				isForeign(MockServerHttpRequest.post("/").header("Host", "desk.example.com").header("Origin", "null")))
			.isTrue();
	}

	@Test
	void whatIsNoBrowserIsNotForeign() {
		assertThat(isForeign(MockServerHttpRequest.post("/").header("Host", "desk.example.com"))).isFalse();
	}

	private boolean isForeign(BaseBuilder<?> request) {
		return Objects
			.requireNonNull(this.matcher.matches(MockServerWebExchange.from(request)).block(Duration.ofSeconds(10)))
			.isMatch();
	}

}
