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
	summary MEDIUMTEXT,
	complaint_id VARCHAR(128),
	action_type VARCHAR(128),
	resource MEDIUMTEXT,
	PRIMARY KEY (merchant_id, notification_id),
	INDEX wechatpay_complaint_notification_completed_at (completed_at),
	INDEX wechatpay_complaint_notification_state (state, received_at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS wechatpay_complaint_task (
	task_name VARCHAR(100) NOT NULL,
	task_instance VARCHAR(200) NOT NULL,
	task_data VARBINARY(1000),
	execution_time BIGINT NOT NULL,
	picked BOOLEAN NOT NULL,
	picked_by VARCHAR(50),
	last_success BIGINT,
	last_failure BIGINT,
	consecutive_failures INT,
	last_heartbeat BIGINT,
	version BIGINT NOT NULL,
	priority SMALLINT,
	PRIMARY KEY (task_name, task_instance),
	INDEX wechatpay_complaint_task_execution_time (execution_time),
	INDEX wechatpay_complaint_task_last_heartbeat (last_heartbeat)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

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
	PRIMARY KEY (merchant_id, complaint_id),
	INDEX wechatpay_complaint_snapshot_expires_at (merchant_id, expires_at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS wechatpay_complaint_look (
	merchant_id VARCHAR(32) NOT NULL,
	looked_at BIGINT NOT NULL,
	PRIMARY KEY (merchant_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
