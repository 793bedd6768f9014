// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugins/observe/span_ids.h"

#include <QJsonObject>

namespace gatehouse::plugins {

// Which traces are recorded (opentelemetry's `sampler`).
class OtelSampler
{
public:
    explicit OtelSampler(const QJsonObject &sampler);
    // `parent` may be none.
    bool samples(QByteArrayView traceId, const TraceParent &parent) const;

private:
    enum class Kind { Off, On, Ratio };
    struct Simple {
        Kind kind = Kind::Off;
        double fraction = 0;
        bool samples(QByteArrayView traceId) const;
    };
    static Simple simple(const QJsonObject &sampler);

    Simple m_root; // for traces that begin here
    bool m_followsParent = false;
};

} // namespace gatehouse::plugins
