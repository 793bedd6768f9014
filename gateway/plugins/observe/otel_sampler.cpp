// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/otel_sampler.h"

namespace gatehouse::plugins {

OtelSampler::OtelSampler(const QJsonObject &sampler)
    : m_followsParent(sampler[u"name"].toString() == u"parent_base")
{
    m_root = simple(m_followsParent ? sampler[u"options"][u"root"].toObject() : sampler);
}

OtelSampler::Simple OtelSampler::simple(const QJsonObject &sampler)
{
    const QString name = sampler[u"name"].toString();
    if (name == u"always_on")
        return {Kind::On};
    if (name == u"trace_id_ratio")
        return {Kind::Ratio, sampler[u"options"][u"fraction"].toDouble()};
    return {};
}

bool OtelSampler::Simple::samples(QByteArrayView traceId) const
{
    if (kind != Kind::Ratio)
        return kind == Kind::On;
    // The first half of an identifier's 64 bits decides, so that all members of a trace agree.
    const double place = double(traceId.first(8).toByteArray().toUInt(nullptr, 16));
    return place < fraction * 4294967295.0;
}

bool OtelSampler::samples(QByteArrayView traceId, const TraceParent &parent) const
{
    if (m_followsParent && !parent.traceId.isEmpty())
        return parent.sampled;
    return m_root.samples(traceId);
}

} // namespace gatehouse::plugins
