// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The schemas of opentelemetry, which are longer than the plugin.
namespace gatehouse::plugins {

inline constexpr char otelSchema[] = R"json({
  "type": "object",
  "title": "Trace with OpenTelemetry",
  "description": "Sends a trace of what each plugin did to an OpenTelemetry collector (OTLP over HTTP, as JSON). Needs plugin metadata, which may be empty but for the collector.",
  "properties": {
    "sampler": {"type": "object", "title": "Sampling", "description": "Which requests are traced.",
      "default": {"name": "always_off", "options": {"fraction": 0, "root": {"name": "always_off"}}},
      "properties": {
        "name": {"type": "string", "enum": ["always_on", "always_off", "trace_id_ratio", "parent_base"],
          "default": "always_off", "title": "Kind", "description": "All, none, a share, or as the caller decided."},
        "options": {"type": "object", "default": {"fraction": 0, "root": {"name": "always_off"}},
          "title": "Options", "description": "Details of the kind.",
          "properties": {
            "fraction": {"type": "number", "default": 0, "title": "Share", "description": "Share of the traces, for trace_id_ratio."},
            "root": {"type": "object", "default": {"name": "always_off", "options": {"fraction": 0}},
              "title": "Without a caller", "description": "What parent_base does with traces that begin here.",
              "properties": {
                "name": {"type": "string", "enum": ["always_on", "always_off", "trace_id_ratio"], "default": "always_off",
                  "title": "Kind", "description": "All, none or a share."},
                "options": {"type": "object", "default": {"fraction": 0}, "title": "Options", "description": "Details of the kind.",
                  "properties": {"fraction": {"type": "number", "default": 0, "title": "Share",
                    "description": "Share of the traces, for trace_id_ratio."}}}
              }}
          }}
      }},
    "additional_attributes": {"type": "array", "items": {"type": "string", "minLength": 1}, "title": "Further attributes",
      "description": "Variables whose values are put on the span."},
    "additional_header_prefix_attributes": {"type": "array", "items": {"type": "string", "minLength": 1},
      "title": "Headers as attributes", "description": "Request headers that are put on the span; x-my-* means all that begin so."}
  }
})json";

inline constexpr char otelMetadataSchema[] = R"json({
  "type": "object",
  "title": "Collector",
  "properties": {
    "trace_id_source": {"type": "string", "enum": ["x-request-id", "random"], "default": "random", "title": "Trace ids",
      "description": "Where a new trace's id comes from."},
    "resource": {"type": "object", "title": "Resource", "description": "Attributes of this gateway, such as service.name.",
      "additionalProperties": {"oneOf": [{"type": "boolean"}, {"type": "number"}, {"type": "string"}]}},
    "collector": {"type": "object", "title": "Collector", "description": "Where traces are sent.",
      "default": {"address": "127.0.0.1:4318", "request_timeout": 3},
      "properties": {
        "address": {"type": "string", "default": "127.0.0.1:4318", "title": "Address", "description": "Host and port, or a URL."},
        "request_timeout": {"type": "integer", "default": 3, "title": "Timeout", "description": "Seconds for sending a batch."},
        "request_headers": {"type": "object", "title": "Headers", "description": "Headers for the collector.",
          "additionalProperties": {"oneOf": [{"type": "boolean"}, {"type": "number"}, {"type": "string"}]}}
      }},
    "batch_span_processor": {"type": "object", "default": {}, "title": "Batches", "description": "When traces are sent.",
      "properties": {
        "drop_on_queue_full": {"type": "boolean", "title": "Drop when full",
          "description": "Accepted for APISIX's sake; a full queue always drops."},
        "max_queue_size": {"type": "integer", "title": "Queue", "description": "Traces that may wait; 2048 when not set."},
        "batch_timeout": {"type": "number", "title": "Longest wait", "description": "Seconds after which a trace is sent in any case; 5 when not set."},
        "inactive_timeout": {"type": "number", "title": "Wait", "description": "Seconds without a new trace after which they are sent; 2 when not set."},
        "max_export_batch_size": {"type": "integer", "title": "Largest batch", "description": "Traces in a batch; 256 when not set."}
      }},
    "set_ngx_var": {"type": "boolean", "default": false, "title": "Set variables",
      "description": "Set $opentelemetry_context_traceparent, $opentelemetry_trace_id and $opentelemetry_span_id."}
  }
})json";

} // namespace gatehouse::plugins
