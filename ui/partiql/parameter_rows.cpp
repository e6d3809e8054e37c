#include "ui/partiql/parameter_rows.h"

#include "ui/common/labels.h"
#include "ui/query/wrap_layout.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace rf::ui {

using models::StatementParameter;
using models::ValueType;

ParameterRows::ParameterRows(models::StatementModel* model, QWidget* parent)
    : QWidget(parent), m_model(model), m_layout(new WrapLayout(this, 12, 6, Qt::AlignTop)) {
    QSizePolicy grow(QSizePolicy::Expanding, QSizePolicy::Preferred);
    grow.setHeightForWidth(true);
    setSizePolicy(grow);
    connect(model, &models::StatementModel::statementChanged, this, &ParameterRows::refresh);
    refresh();
}

ParameterRows::Field ParameterRows::make(int number) {
    Field field{new QWidget(this), new QComboBox, new QLineEdit};
    field.box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* line = new QHBoxLayout(field.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(label(QStringLiteral("?%1").arg(number + 1), monoFont(12), "text2"));
    for (const ValueType each : models::allTypes()) field.type->addItem(models::typeCode(each), int(each));
    field.type->setAccessibleName(tr("Type of parameter %1").arg(number + 1));
    field.type->setFixedWidth(72);
    setCompact(field.type);
    field.value->setFont(monoFont());
    field.value->setFixedWidth(200);
    field.value->setAccessibleName(tr("Parameter %1").arg(number + 1));
    setCompact(field.value);
    line->addWidget(field.type);
    line->addWidget(field.value);
    line->setSizeConstraint(QLayout::SetFixedSize);
    m_layout->addWidget(field.box);
    connect(field.type, &QComboBox::activated, this, [this, number] { changed(number); });
    connect(field.value, &QLineEdit::textEdited, this, [this, number] { changed(number); });
    connect(field.value, &QLineEdit::returnPressed, this, &ParameterRows::submitted);
    return field;
}

void ParameterRows::changed(int number) {
    const Field& field = m_fields[number];
    m_model->setParameter(number, {ValueType(field.type->currentData().toInt()), field.value->text()});
}

void ParameterRows::refresh() {
    m_shown = m_model->statement().placeholders();
    while (m_fields.size() < m_shown) m_fields << make(int(m_fields.size()));
    for (int i = 0; i < m_fields.size(); ++i) {
        const StatementParameter given = m_model->statement().parameters.value(i);
        m_fields[i].type->setCurrentIndex(m_fields[i].type->findData(int(given.type)));
        if (m_fields[i].value->text() != given.text) m_fields[i].value->setText(given.text);
        m_fields[i].box->setVisible(i < m_shown);
    }
    setVisible(m_shown > 0);
    updateGeometry();
}

} // namespace rf::ui

#include "moc_parameter_rows.cpp"
