CREATE TABLE IF NOT EXISTS wechatpay_complaint_notification (
	merchant_id VARCHAR(32) NOT NULL,
	notification_id VARCHAR(128) NOT NULL,
	state VARCHAR(16) NOT NULL,
	token VARCHAR(36),
	lease_until BIGINT,
	completed_at BIGINT,
	received_at BIGINT,
	attempts INT DEFAULT 0 NOT NULL,
	next_attempt BIGINT,
	last_error VARCHAR(500),
	event_type VARCHAR(128),
	create_time VARCHAR(64),
	summary TEXT,
	complaint_id VARCHAR(128),
	action_type VARCHAR(128),
	resource TEXT,
	PRIMARY KEY (merchant_id, notification_id)
);

CREATE INDEX IF NOT EXISTS wechatpay_complaint_notification_completed_at
	ON wechatpay_complaint_notification (completed_at);

CREATE INDEX IF NOT EXISTS wechatpay_complaint_notification_state
	ON wechatpay_complaint_notification (state, received_at);

CREATE TABLE IF NOT EXISTS wechatpay_complaint_task (
	task_name VARCHAR(100) NOT NULL,
	task_instance VARCHAR(200) NOT NULL,
	task_data BYTEA,
	execution_time BIGINT NOT NULL,
	picked BOOLEAN NOT NULL,
	picked_by VARCHAR(50),
	last_success BIGINT,
	last_failure BIGINT,
	consecutive_failures INT,
	last_heartbeat BIGINT,
	version BIGINT NOT NULL,
	priority SMALLINT,
	PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX IF NOT EXISTS wechatpay_complaint_task_execution_time
	ON wechatpay_complaint_task (execution_time);

CREATE INDEX IF NOT EXISTS wechatpay_complaint_task_last_heartbeat
	ON wechatpay_complaint_task (last_heartbeat);

CREATE TABLE IF NOT EXISTS wechatpay_complaint_snapshot (
	merchant_id VARCHAR(32) NOT NULL,
	complaint_id VARCHAR(128) NOT NULL,
	version BIGINT NOT NULL,
	status VARCHAR(16) NOT NULL,
	complaint_state VARCHAR(64),
	user_response BOOLEAN,
	complaint_times INT,
	full_refunded BOOLEAN,
	expires_at BIGINT NOT NULL,
	PRIMARY KEY (merchant_id, complaint_id)
);

CREATE INDEX IF NOT EXISTS wechatpay_complaint_snapshot_expires_at
	ON wechatpay_complaint_snapshot (merchant_id, expires_at);

CREATE TABLE IF NOT EXISTS wechatpay_complaint_look (
	merchant_id VARCHAR(32) NOT NULL,
	looked_at BIGINT NOT NULL,
	PRIMARY KEY (merchant_id)
);
