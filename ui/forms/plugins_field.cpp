// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/plugins_field.h"

#include "gateway/config/pointer.h"
#include "gateway/plugin/registry.h"
#include "ui/forms/plugin_card.h"
#include "ui/forms/plugin_menu.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

PluginsField::PluginsField(const FieldSpec &spec)
    : FormField(spec)
    , m_column(new QVBoxLayout(this))
    , m_none(new TextLabel(tr("No plugins yet."), TextRole::Base, Tone::Tertiary))
    , m_add(new QPushButton(icon(u"add"_s), tr("Add plugin…")))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_column->addWidget(m_none);
    m_column->addWidget(m_add, 0, Qt::AlignLeading);
    setFocusProxy(m_add);
    m_add->setEnabled(spec.context && spec.context->plugins);
    connect(m_add, &QPushButton::clicked, this, &PluginsField::offer);
}

PluginCard *PluginsField::makeCard(const QString &name, const QJsonValue &value)
{
    auto *card = new PluginCard(spec().of(name, {}));
    card->setValue(value);
    connect(card, &FormField::edited, this,
            [this, name](const QJsonValue &changed, const QString &pointer) {
                store(name, changed, config::pointerStep(name) + pointer);
            });
    connect(card, &PluginCard::removeRequested, this, [this, name] {
        m_add->setFocus(Qt::OtherFocusReason);
        store(name, QJsonValue(QJsonValue::Undefined), QString());
    });
    return card;
}

void PluginsField::store(const QString &name, const QJsonValue &value, const QString &pointer)
{
    QJsonObject plugins = this->value().toObject();
    if (value.isUndefined())
        plugins.remove(name);
    else
        plugins.insert(name, value);
    const bool gone = plugins.isEmpty() && !spec().required;
    edit(gone ? QJsonValue(QJsonValue::Undefined) : QJsonValue(plugins), pointer);
    showValue();
}

// Cards stay with their plugin, so that an open one stays open.
void PluginsField::showValue()
{
    const QJsonObject plugins = value().toObject();
    for (qsizetype i = m_cards.size() - 1; i >= 0; --i) {
        PluginCard *card = m_cards[i];
        if (plugins.contains(card->spec().name))
            continue;
        m_cards.removeAt(i);
        card->hide();
        card->deleteLater();
    }
    for (auto it = plugins.begin(); it != plugins.end(); ++it) {
        if (PluginCard *there = card(it.key()))
            there->setValue(it.value());
        else
            m_cards << makeCard(it.key(), it.value());
    }
    std::stable_sort(m_cards.begin(), m_cards.end(), [](const PluginCard *a, const PluginCard *b) {
        return a->priority() > b->priority();
    });
    QWidget *before = m_none;
    for (int i = 0; i < m_cards.size(); ++i) {
        if (m_column->indexOf(m_cards[i]) != i)
            m_column->insertWidget(i, m_cards[i]);
        m_cards[i]->setVisible(true);
        QWidget::setTabOrder(before, m_cards[i]);
        before = m_cards[i];
    }
    m_none->setVisible(m_cards.isEmpty());
    setFaults(m_faults);
}

PluginCard *PluginsField::card(const QString &name) const
{
    for (PluginCard *card : m_cards) {
        if (card->spec().name == name)
            return card;
    }
    return nullptr;
}

QStringList PluginsField::available() const
{
    QStringList names;
    if (!spec().context || !spec().context->plugins)
        return names;
    for (const plugin::Spec &known : spec().context->plugins->specs()) {
        const bool useful = !spec().context->forConsumer || known.isAuthentication
            || known.consumerSchema.isEmpty();
        if (useful && !card(known.name))
            names << known.name;
    }
    return names;
}

void PluginsField::addPlugin(const QString &name)
{
    if (card(name))
        return;
    store(name, QJsonObject(), QString());
    card(name)->focusAt(QString());
}

void PluginsField::offer()
{
    auto *menu = new PluginMenu(*spec().context->plugins, available(), this);
    connect(menu, &PluginMenu::chosen, this, &PluginsField::addPlugin);
    menu->openAt(m_add);
}

void PluginsField::setFaults(const QList<FieldFault> &faults)
{
    m_faults = faults;
    for (PluginCard *card : std::as_const(m_cards)) {
        const QString prefix = config::pointerStep(card->spec().name);
        QList<FieldFault> its;
        for (const FieldFault &fault : faults) {
            if (fault.pointer == prefix || fault.pointer.startsWith(QString(prefix + u'/')))
                its.append({fault.pointer.mid(prefix.size()), fault.reason});
        }
        card->setFaults(its);
    }
}

void PluginsField::focusAt(const QString &pointer)
{
    const QString name = config::pointerSegments(pointer).value(0);
    if (PluginCard *its = card(name))
        its->focusAt(pointer.mid(config::pointerStep(name).size()));
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

} // namespace gatehouse::ui
