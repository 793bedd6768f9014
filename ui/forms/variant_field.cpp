// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/variant_field.h"

#include "ui/forms/json_field.h"
#include "ui/forms/schema_view.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

// host:port of a node in the list, and back; nothing for what the other shape cannot say.
QJsonValue nodesAs(const QJsonValue &nodes, bool list)
{
    QJsonArray array;
    QJsonObject object;
    const QJsonObject map = nodes.toObject();
    for (auto it = map.constBegin(); list && it != map.constEnd(); ++it) {
        const qsizetype colon = it.key().lastIndexOf(u':');
        QJsonObject node{{u"host"_s, it.key().left(colon)}, {u"weight"_s, it.value()}};
        if (colon > 0)
            node.insert(u"port"_s, it.key().mid(colon + 1).toInt());
        array.append(node);
    }
    for (const QJsonValue &node : nodes.toArray()) {
        const int port = node["port"_L1].toInt();
        const QString host = node["host"_L1].toString();
        object.insert(port > 0 ? QString(host + u':' + QString::number(port)) : host,
                      node["weight"_L1].toInt(1));
    }
    return list ? QJsonValue(array) : QJsonValue(object);
}

} // namespace

VariantField::VariantField(const FieldSpec &spec)
    : FormField(spec)
    , m_shapes(shapesOf(spec.schema))
    , m_combo(new QComboBox)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    for (const QJsonObject &shape : std::as_const(m_shapes))
        m_combo->addItem(nameOf(shape));
    m_combo->addItem(tr("JSON"));
    m_combo->setAccessibleName(tr("Form of %1").arg(titleOf(spec.name, spec.schema)));
    guardWheel(m_combo);
    m_column->addWidget(m_combo, 0, Qt::AlignLeading);
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::activated, this, &VariantField::choose);
}

QString VariantField::nameOf(const QJsonObject &shape) const
{
    if (shape.contains("title"_L1))
        return titleOf({}, shape);
    const QJsonObject properties = shape.value("properties"_L1).toObject();
    QStringList titles;
    for (auto it = properties.begin(); it != properties.end(); ++it)
        titles << titleOf(it.key(), it.value().toObject());
    if (!titles.isEmpty())
        return titles.join(u", "_s);
    const QString type = shape.value("type"_L1).toString();
    if (spec().name == u"nodes")
        return type == u"array" ? tr("List with port and priority") : tr("Addresses with weights");
    if (type == u"object")
        return tr("Names with values");
    return type == u"array" ? tr("List") : type == u"string" ? tr("Text") : tr("Value");
}

int VariantField::shapeOf(const QJsonValue &value) const
{
    if (value.isUndefined())
        return std::max(0, m_shape);
    if (m_shape >= 0 && m_shape < m_shapes.size() && fits(m_shapes[m_shape], value))
        return m_shape;
    for (int i = 0; i < m_shapes.size(); ++i) {
        if (fits(m_shapes[i], value))
            return i;
    }
    return int(m_shapes.size());
}

void VariantField::choose(int row)
{
    if (row == m_shape)
        return;
    QJsonValue next = value();
    if (row < m_shapes.size() && !next.isUndefined() && !fits(m_shapes[row], next)) {
        const bool list = m_shapes[row].value("type"_L1) == "array"_L1;
        next = spec().name == u"nodes" ? nodesAs(next, list) : QJsonValue(QJsonValue::Undefined);
    }
    makeInner(row, next);
    if (next != value())
        edit(next);
}

void VariantField::makeInner(int shape, const QJsonValue &value)
{
    delete m_inner;
    m_shape = shape;
    m_combo->setCurrentIndex(shape);
    if (shape >= m_shapes.size()) {
        m_inner = new JsonField(spec());
        m_inner->setValue(value);
    } else {
        QJsonObject schema = m_shapes[shape];
        m_inner = makeField(spec().of(spec().name, schema, spec().required), value);
    }
    m_column->addWidget(m_inner);
    if (QWidget *control = m_inner->focusProxy())
        control->setAccessibleName(titleOf(spec().name, spec().schema));
    connect(m_inner, &FormField::edited, this,
            [this](const QJsonValue &changed, const QString &pointer) { edit(changed, pointer); });
}

void VariantField::showValue()
{
    const int shape = shapeOf(value());
    const bool same = shape == m_shape && m_inner;
    const bool shows = same
        && (shape >= m_shapes.size()
            || fieldKindFor(spec().name, m_shapes[shape], value())
                == fieldKindFor(spec().name, m_shapes[shape], m_inner->value()));
    if (shows)
        m_inner->setValue(value());
    else
        makeInner(shape, value());
}

void VariantField::setFaults(const QList<FieldFault> &faults)
{
    m_inner->setFaults(faults);
}

void VariantField::focusAt(const QString &pointer)
{
    m_inner->focusAt(pointer);
}

} // namespace gatehouse::ui
