// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/trace_model.h"

#include "ui/widgets/format.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QString phaseName(traffic::Hook hook) // APISIX's words, as in its documentation
{
    switch (hook) {
    case traffic::Hook::Rewrite:
        return u"rewrite"_s;
    case traffic::Hook::Access:
        return u"access"_s;
    case traffic::Hook::BeforeProxy:
        return u"before_proxy"_s;
    case traffic::Hook::HeaderFilter:
        return u"header_filter"_s;
    case traffic::Hook::BodyFilter:
        return u"body_filter"_s;
    case traffic::Hook::Log:
        return u"log"_s;
    }
    return {};
}

} // namespace

void TraceModel::setTrace(const QList<traffic::HookTrace> &trace)
{
    if (trace == m_trace)
        return;
    beginResetModel();
    m_trace = trace;
    endResetModel();
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_trace.size());
}

int TraceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const traffic::HookTrace &hook = m_trace.at(index.row());
    if (role == Qt::ToolTipRole)
        return QString::fromUtf8(hook.note);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Plugin:
        return QString::fromUtf8(hook.plugin);
    case Source:
        return QString::fromUtf8(hook.source);
    case Phase:
        return phaseName(hook.hook);
    case Verdict:
        switch (hook.verdict) {
        case traffic::Verdict::Passed:
            return tr("passed");
        case traffic::Verdict::Changed:
            return tr("changed");
        case traffic::Verdict::Stopped:
            return tr("answered");
        case traffic::Verdict::Waited:
            return tr("waited");
        }
        return {};
    case Time:
        return Format::duration(std::chrono::nanoseconds(hook.durationNs));
    default:
        return QString::fromUtf8(hook.note);
    }
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    const QString titles[] = {tr("Plugin"),  tr("Source"), tr("Phase"),
                              tr("Verdict"), tr("Time"),   tr("Note")};
    return titles[section];
}

} // namespace gatehouse::ui
