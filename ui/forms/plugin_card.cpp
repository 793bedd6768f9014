// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/plugin_card.h"

#include "gateway/plugin/registry.h"
#include "ui/forms/disclosure.h"
#include "ui/forms/json_field.h"
#include "ui/forms/object_field.h"
#include "ui/forms/schema_view.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

const plugin::Spec *specOf(const FieldSpec &spec)
{
    return spec.context && spec.context->plugins ? spec.context->plugins->find(spec.name) : nullptr;
}

QJsonObject schemaFor(const FieldSpec &spec)
{
    const plugin::Spec *known = specOf(spec);
    if (!known)
        return {};
    return spec.context->forConsumer && !known->consumerSchema.isEmpty() ? known->consumerSchema
                                                                         : known->schema;
}

} // namespace

PluginCard::PluginCard(const FieldSpec &spec)
    : FormField(spec)
    , m_head(new Disclosure(spec.name, [this] { return makeBody(); }))
    , m_enabled(new QCheckBox(tr("On")))
    , m_note(new TextLabel(TextRole::Small, Tone::Tertiary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->addWidget(m_head);
    auto *remove = new QToolButton;
    remove->setIcon(icon(u"close"_s));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setToolTip(tr("Remove this plugin"));
    remove->setAccessibleName(tr("Remove plugin %1").arg(spec.name));
    m_head->addControl(m_note);
    m_head->addControl(m_enabled);
    m_head->addControl(remove);
    m_enabled->setAccessibleName(tr("Plugin %1 is on").arg(spec.name));
    setFocusProxy(m_head->button());
    setToolTip(descriptionOf(schemaFor(spec)));
    connect(m_enabled, &QCheckBox::clicked, this, &PluginCard::setEnabledByUser);
    connect(remove, &QToolButton::clicked, this, &PluginCard::removeRequested);
}

int PluginCard::priority() const
{
    const plugin::Spec *known = specOf(spec());
    return value()["_meta"_L1]["priority"_L1].toInt(known ? known->priority : 0);
}

void PluginCard::setOpen(bool open)
{
    m_head->setOpen(open);
}

QJsonValue PluginCard::withoutMeta() const
{
    QJsonObject conf = value().toObject();
    conf.remove("_meta"_L1);
    return value().isObject() ? QJsonValue(conf) : value();
}

QWidget *PluginCard::makeBody()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(22, 0, 0, 4);
    column->setSpacing(8);
    const QJsonObject schema = schemaFor(spec());
    if (const QString text = descriptionOf(schema); !text.isEmpty()) {
        auto *about = new TextLabel(text, TextRole::Small, Tone::Secondary);
        about->setWordWrap(true);
        column->addWidget(about);
    }
    const FieldSpec its = spec().of(spec().name, schema, true);
    const bool asForm = specOf(spec()) && value().isObject();
    if (asForm)
        m_form = new ObjectField(its, ObjectField::planFor(schema, value().toObject()));
    else
        m_form = new JsonField(its);
    m_form->setValue(asForm ? withoutMeta() : value());
    connect(m_form, &FormField::edited, this, &PluginCard::take);
    m_form->setFaults(m_faults);
    column->addWidget(m_form);
    if (asForm)
        column->addWidget(new Disclosure(tr("When it runs"), [this] { return makeMeta(); }));
    return body;
}

FormField *PluginCard::makeMeta()
{
    const QJsonObject schema = plugin::metaSchema();
    ObjectField::Plan plan;
    plan.first = {u"filter"_s, u"priority"_s, u"error_response"_s};
    m_meta = new ObjectField(spec().of(u"_meta"_s, schema), plan);
    m_meta->setValue(value()["_meta"_L1]);
    connect(m_meta, &FormField::edited, this,
            [this](const QJsonValue &meta, const QString &pointer) {
                QJsonObject conf = value().toObject();
                if (meta.isUndefined())
                    conf.remove("_meta"_L1);
                else
                    conf.insert("_meta"_L1, meta);
                edit(conf, u"/_meta"_s + pointer);
            });
    return m_meta;
}

void PluginCard::take(const QJsonValue &changed, const QString &pointer)
{
    const QJsonValue meta = value()["_meta"_L1];
    if (!specOf(spec()) || !changed.isObject() || meta.isUndefined() || !value().isObject())
        return edit(changed.isUndefined() ? QJsonValue(QJsonObject()) : changed, pointer);
    QJsonObject conf = changed.toObject();
    conf.insert("_meta"_L1, meta);
    edit(conf, pointer);
}

void PluginCard::setEnabledByUser(bool on)
{
    QJsonObject conf = value().toObject();
    QJsonObject meta = conf.value("_meta"_L1).toObject();
    if (on)
        meta.remove("disable"_L1);
    else
        meta.insert("disable"_L1, true);
    if (meta.isEmpty())
        conf.remove("_meta"_L1);
    else
        conf.insert("_meta"_L1, meta);
    edit(conf, u"/_meta/disable"_s);
    showValue();
}

void PluginCard::showValue()
{
    const plugin::Spec *known = specOf(spec());
    const bool on = !value()["_meta"_L1]["disable"_L1].toBool();
    m_enabled->setChecked(on);
    m_enabled->setEnabled(value().isObject());
    const QJsonObject schema = schemaFor(spec());
    m_head->setTitle(known ? titleOf(spec().name, schema) : spec().name);
    m_note->setText(known ? spec().name : tr("not in this gateway"));
    m_note->setToolTip(known ? tr("Priority %1: higher runs earlier").arg(priority()) : QString());
    if (m_form)
        m_form->setValue(qobject_cast<ObjectField *>(m_form) ? withoutMeta() : value());
    if (m_meta)
        m_meta->setValue(value()["_meta"_L1]);
    update();
}

void PluginCard::setFaults(const QList<FieldFault> &faults)
{
    m_faults = faults;
    if (m_form)
        m_form->setFaults(faults);
    QStringList texts;
    for (const FieldFault &fault : faults)
        texts << fault.reason;
    const bool known = specOf(spec());
    m_note->setTone(faults.isEmpty() ? Tone::Tertiary : Tone::Danger);
    m_note->setText(faults.isEmpty() ? (known ? spec().name : tr("not in this gateway"))
                                     : tr("%n problem(s)", nullptr, int(faults.size())));
    if (!faults.isEmpty())
        m_note->setToolTip(texts.join(u'\n'));
}

void PluginCard::focusAt(const QString &pointer)
{
    m_head->setOpen(true);
    if (m_form)
        m_form->focusAt(pointer);
}

void PluginCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_faults.isEmpty() ? theme.hairline : theme.danger);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace gatehouse::ui
