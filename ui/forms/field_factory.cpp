// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/choice_fields.h"
#include "ui/forms/json_field.h"
#include "ui/forms/map_field.h"
#include "ui/forms/object_field.h"
#include "ui/forms/object_list_field.h"
#include "ui/forms/plugins_field.h"
#include "ui/forms/schema_view.h"
#include "ui/forms/text_field.h"
#include "ui/forms/variant_field.h"

namespace gatehouse::ui {

static FormField *made(FieldKind kind, const FieldSpec &spec, const QJsonValue &value)
{
    switch (kind) {
    case FieldKind::Text:
        return new TextField(spec);
    case FieldKind::LongText:
        return new LinesField(spec, LinesField::Holds::Text);
    case FieldKind::Bool:
        return new BoolField(spec);
    case FieldKind::Enum:
        return new EnumField(spec);
    case FieldKind::Flags:
        return new FlagsField(spec);
    case FieldKind::Lines:
        return new LinesField(spec, LinesField::Holds::List);
    case FieldKind::Map:
        return new MapField(spec);
    case FieldKind::Object:
        return new ObjectField(spec, ObjectField::planFor(spec.schema, value.toObject()));
    case FieldKind::ObjectList:
        return new ObjectListField(spec);
    case FieldKind::Variant:
        return new VariantField(spec);
    case FieldKind::Reference:
        return new ReferenceField(spec);
    case FieldKind::Plugins:
        return new PluginsField(spec);
    case FieldKind::Json:
        break;
    }
    return new JsonField(spec);
}

FormField *makeField(const FieldSpec &spec, const QJsonValue &value)
{
    FormField *field = made(fieldKindFor(spec.name, spec.schema, value), spec, value);
    field->setValue(value);
    return field;
}

} // namespace gatehouse::ui
