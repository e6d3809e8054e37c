#include "ui/query/key_field.h"

#include "ui/common/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace rf::ui {

using models::KeyField;
using models::RangeOperator;
using models::ValueType;

namespace {

QString hintOf(ValueType type) {
    if (type == ValueType::N) return KeyFieldEdit::tr("number");
    if (type == ValueType::B) return KeyFieldEdit::tr("base64");
    return {};
}

} // namespace

KeyFieldEdit::KeyFieldEdit(models::QueryModel* query, const KeyField& field, QWidget* parent)
    : QWidget(parent), m_attribute(field.part.name), m_name(label(field.part.name, monoFont(), "text2")),
      m_value(new QLineEdit), m_and(label(tr("and"), uiFont(12), "text3")), m_upper(new QLineEdit),
      m_problem(label({}, uiFont(12), "danger")) {
    const QString kind = field.isHash ? tr("Partition key") : tr("Sort key");
    setObjectName("key:" + m_attribute);
    for (QLineEdit* line : {m_value, m_upper}) {
        line->setFont(monoFont());
        line->setPlaceholderText(hintOf(field.part.type));
        line->setMinimumWidth(96);
        connect(line, &QLineEdit::returnPressed, this, &KeyFieldEdit::submitted);
    }
    m_value->setAccessibleName(tr("%1 value, %2").arg(kind, m_attribute));
    m_upper->setAccessibleName(tr("%1 upper value, %2").arg(kind, m_attribute));
    m_value->setObjectName("value:" + m_attribute);
    m_upper->setObjectName("upper:" + m_attribute);
    m_name->setBuddy(m_value);
    m_problem->setObjectName(QStringLiteral("fieldProblem"));
    m_problem->hide();

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    if (field.isHash) {
        row->addWidget(label(QStringLiteral("="), monoFont(), "text3"));
    } else {
        m_operator = new QComboBox;
        m_operator->setAccessibleName(tr("Operator on %1").arg(m_attribute));
        m_operator->setObjectName("operator:" + m_attribute);
        for (const RangeOperator op : models::rangeOperatorsFor(field.part.type))
            m_operator->addItem(models::rangeOperatorText(op), int(op));
        m_operator->setMinimumWidth(104);
        row->addWidget(m_operator);
        connect(m_operator, &QComboBox::activated, this, [this, query] {
            query->setKeyOperator(m_attribute, RangeOperator(m_operator->currentData().toInt()));
        });
    }
    row->addWidget(m_value, 1);
    row->addWidget(m_and);
    row->addWidget(m_upper, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_problem);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    connect(m_value, &QLineEdit::textEdited, this, [this, query](const QString& text) {
        m_touched = true;
        query->setKeyValue(m_attribute, text);
    });
    connect(m_upper, &QLineEdit::textEdited, this, [this, query](const QString& text) {
        m_touched = true;
        query->setKeyUpperValue(m_attribute, text);
    });
    refresh(field);
}

void KeyFieldEdit::refresh(const KeyField& field) {
    if (m_value->text() != field.value) m_value->setText(field.value);
    if (m_upper->text() != field.value2) m_upper->setText(field.value2);
    if (m_operator) m_operator->setCurrentIndex(m_operator->findData(int(field.op)));
    const bool two = field.op == RangeOperator::Between;
    m_value->setVisible(field.op != RangeOperator::Any);
    m_and->setVisible(two);
    m_upper->setVisible(two);
    setMaximumWidth(field.op == RangeOperator::Any ? sizeHint().width() : two ? 520 : 340);
    updateGeometry();
}

void KeyFieldEdit::showProblem(const QString& problem, bool insist) {
    const QString shown = insist || m_touched ? problem : QString();
    m_problem->setText(shown);
    m_problem->setVisible(!shown.isEmpty());
    setProblem(m_value, shown);
    if (m_upper->isVisible()) setProblem(m_upper, shown);
}

} // namespace rf::ui

#include "moc_key_field.cpp"
