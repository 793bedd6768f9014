// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/choice_fields.h"
#include "ui/forms/schema_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

std::optional<config::Kind> targetKind(const QString &property)
{
    if (property == u"service_id")
        return config::Kind::Service;
    if (property == u"upstream_id")
        return config::Kind::Upstream;
    if (property == u"plugin_config_id")
        return config::Kind::PluginConfig;
    if (property == u"group_id")
        return config::Kind::ConsumerGroup;
    return property == u"client_cert_id" ? std::optional(config::Kind::Ssl) : std::nullopt;
}

} // namespace

ReferenceField::ReferenceField(const FieldSpec &spec)
    : FormField(spec)
    , m_combo(new QComboBox)
{
    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_combo);
    setFocusProxy(m_combo);
    guardWheel(m_combo);
    m_combo->setEditable(true);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->lineEdit()->setPlaceholderText(tr("None"));
    connect(m_combo, &QComboBox::activated, this, [this](int row) {
        const QString id = m_combo->itemData(row).toString();
        m_combo->setEditText(id);
        edit(id.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(id));
    });
    connect(m_combo->lineEdit(), &QLineEdit::textEdited, this, [this](const QString &text) {
        edit(scalarFromText(text.trimmed(), this->spec().schema, value()));
    });
}

void ReferenceField::refill()
{
    m_combo->clear();
    m_combo->addItem(tr("None"), QString());
    const std::optional<config::Kind> kind = targetKind(spec().name);
    if (!kind || !spec().context || !spec().context->targets)
        return;
    for (const FormContext::Target &target : spec().context->targets(*kind)) {
        const bool named = !target.name.isEmpty() && target.name != target.id;
        m_combo->addItem(named ? tr("%1 – %2").arg(target.id, target.name) : target.id, target.id);
    }
}

void ReferenceField::showValue()
{
    const QSignalBlocker blocker(m_combo);
    const QSignalBlocker lineBlocker(m_combo->lineEdit());
    refill();
    const QString id = scalarText(value());
    m_combo->setCurrentIndex(m_combo->findData(id));
    m_combo->setEditText(id);
}

} // namespace gatehouse::ui
