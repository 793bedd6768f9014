// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/form_field.h"

#include <QEvent>

namespace gatehouse::ui {

namespace {

class WheelGuard : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *control = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || !control || control->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

FormField::FormField(const FieldSpec &spec, QWidget *parent)
    : QWidget(parent)
    , m_spec(spec)
{
}

void FormField::setValue(const QJsonValue &value)
{
    if (m_shown && value == m_value)
        return;
    m_shown = true;
    m_value = value;
    showValue();
}

void FormField::focusAt(const QString &)
{
    QWidget *target = focusProxy() ? focusProxy() : this;
    target->setFocus(Qt::OtherFocusReason);
}

void FormField::edit(const QJsonValue &value, const QString &pointer)
{
    m_value = value;
    m_shown = true;
    emit edited(value, pointer);
}

void guardWheel(QWidget *control)
{
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(new WheelGuard(control));
}

} // namespace gatehouse::ui
