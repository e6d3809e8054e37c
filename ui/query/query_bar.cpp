#include "ui/query/query_bar.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/query/key_field.h"
#include "ui/query/wrap_layout.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace rf::ui {

using models::QueryMode;
using models::QueryModel;

QueryBar::QueryBar(QueryModel* query, QWidget* parent)
    : QFrame(parent), m_query(query) {
    setObjectName(QStringLiteral("queryBar"));
    setProperty("panel", "base");
    setAccessibleName(tr("Query"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 7, 12, 7);
    rows->setSpacing(7);
    rows->addWidget(makeFirstRow());
    rows->addWidget(makeSecondRow());
    m_problem = label({}, uiFont(12), "danger");
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("queryProblem"));
    rows->addWidget(m_problem);
    m_problem->hide();

    connect(query, &QueryModel::targetChanged, this, [this] {
        m_insist = false;
        rebuildTargets();
        rebuildFields();
        refresh();
    });
    connect(query, &QueryModel::changed, this, &QueryBar::refresh);
    connect(query, &QueryModel::estimateChanged, this, &QueryBar::showPrices);
    connect(query->filters(), &models::FilterModel::changed, this, [this] {
        rebuildChips();
        refresh();
    });
    rebuildTargets();
    rebuildFields();
    rebuildChips();
    refresh();
}

ChipEditor* QueryBar::chipEditor() {
    if (m_editor) return m_editor;
    m_editor = new ChipEditor(this);
    m_editor->setAttributes(m_attributes);
    connect(m_editor, &ChipEditor::accepted, this, [this](const models::FilterChip& chip) {
        if (m_editing >= 0)
            m_query->filters()->replace(m_editing, chip);
        else
            m_query->filters()->add(chip);
        m_addFilter->setFocus(Qt::OtherFocusReason);
    });
    connect(m_editor, &ChipEditor::removeRequested, this, [this] { m_query->filters()->remove(m_editing); });
    return m_editor;
}

QWidget* QueryBar::makeFirstRow() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_mode = new Segments({tr("Query"), tr("Scan"), tr("PartiQL")}, row);
    m_mode->setAccessibleName(tr("Read by key, scan or statement"));
    m_mode->setObjectName(QStringLiteral("queryMode"));
    connect(m_mode, &Segments::currentChanged, this,
            [this](int index) {
                if (index == 2) {
                    refresh(); // this bar stays as it was for when it comes back
                    return emit statementRequested();
                }
                m_query->setMode(index == 0 ? QueryMode::Query : QueryMode::Scan);
            });
    m_target = new QComboBox(row);
    m_target->setObjectName(QStringLiteral("queryTarget"));
    m_target->setAccessibleName(tr("Table or index to read"));
    m_target->setIconSize({14, 14});
    m_target->setMinimumWidth(150);
    m_target->setMaximumWidth(230);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_target, &QComboBox::activated, this, [this] { m_query->setIndex(m_target->currentData().toString()); });
    m_fieldsArea = new QWidget(row);
    m_fieldsLayout = new WrapLayout(m_fieldsArea, 12, 4, Qt::AlignTop);
    QSizePolicy grow(QSizePolicy::Expanding, QSizePolicy::Preferred);
    grow.setHeightForWidth(true);
    m_fieldsArea->setSizePolicy(grow);
    m_order = new Button(tr("Ascending"), Look::Normal, row);
    m_order->setObjectName(QStringLiteral("queryOrder"));
    m_order->setToolTip(tr("Order of the sort key"));
    connect(m_order, &Button::clicked, this, [this] { m_query->setAscending(!m_query->ascending()); });
    m_run = new Button(tr("Run"), Look::Primary, row);
    m_run->setObjectName(QStringLiteral("run"));
    connect(m_run, &Button::clicked, this, [this] { m_running ? emit cancelRequested() : submit(); });
    layout->addWidget(m_mode, 0, Qt::AlignTop);
    layout->addWidget(m_target, 0, Qt::AlignTop);
    m_edge = new QWidget(row); // as tall as a control, so that the line stands in the middle of the first row
    m_edge->setFixedSize(5, kControl);
    auto* middle = new QHBoxLayout(m_edge);
    middle->setContentsMargins(2, 0, 2, 0);
    middle->addWidget(new Separator(Qt::Vertical, nullptr, true), 0, Qt::AlignCenter);
    layout->addWidget(m_edge, 0, Qt::AlignTop);
    layout->addWidget(m_fieldsArea, 1);
    layout->addWidget(m_order, 0, Qt::AlignTop);
    layout->addWidget(m_run, 0, Qt::AlignTop);
    return row;
}

QWidget* QueryBar::makeSecondRow() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_optionsArea = new QWidget(row);
    m_optionsLayout = new WrapLayout(m_optionsArea, 8, 4);
    QSizePolicy grow(QSizePolicy::Expanding, QSizePolicy::Preferred);
    grow.setHeightForWidth(true);
    m_optionsArea->setSizePolicy(grow);
    m_addFilter = new Button(tr("Filter"), Look::Dashed, m_optionsArea);
    m_addFilter->setIconName(QStringLiteral("plus"));
    m_addFilter->setAccessibleName(tr("Add filter"));
    m_addFilter->setObjectName(QStringLiteral("addFilter"));
    connect(m_addFilter, &Button::clicked, this, &QueryBar::addFilter);
    m_consistent = new QCheckBox(tr("Consistent read"), m_optionsArea);
    m_consistent->setFont(uiFont(12));
    m_consistent->setObjectName(QStringLiteral("consistentRead"));
    connect(m_consistent, &QCheckBox::clicked, this, [this](bool on) { m_query->setConsistentRead(on); });
    m_limit = new QLineEdit(m_optionsArea);
    m_limit->setFont(monoFont());
    setCompact(m_limit);
    m_limit->setFixedWidth(56);
    m_limit->setObjectName(QStringLiteral("limit"));
    m_limit->setAccessibleName(tr("Items read for one page"));
    m_limit->setPlaceholderText(tr("1 MB"));
    m_limit->setToolTip(tr("Items read for one page; empty reads pages of 1 MB"));
    m_limit->setValidator(new QIntValidator(0, 1'000'000, m_limit));
    connect(m_limit, &QLineEdit::textEdited, this, &QueryBar::takeLimit);
    connect(m_limit, &QLineEdit::returnPressed, this, &QueryBar::submit);
    auto* limitLabel = label(tr("Limit"), uiFont(12), "text2");
    limitLabel->setBuddy(m_limit);
    m_limitProblem = label({}, uiFont(12), "danger");
    m_limitProblem->hide();
    m_optionsLayout->addWidget(label(tr("Filter"), uiFont(12), "text2"));
    m_optionsLayout->addWidget(m_addFilter);
    m_optionsLayout->addWidget(new Separator(Qt::Vertical, nullptr, true));
    m_optionsLayout->addWidget(m_consistent);
    m_optionsLayout->addWidget(limitLabel);
    m_optionsLayout->addWidget(m_limit);
    m_optionsLayout->addWidget(m_limitProblem);
    m_estimate = label({}, uiFont(12), "text2");
    m_estimate->setObjectName(QStringLiteral("estimate"));
    m_used = label({}, uiFont(12), "text2");
    m_used->setObjectName(QStringLiteral("used"));
    m_estimate->setTextFormat(Qt::RichText);
    m_used->setTextFormat(Qt::RichText);
    layout->addWidget(m_optionsArea, 1);
    layout->addWidget(m_estimate, 0, Qt::AlignTop);
    layout->addWidget(m_used, 0, Qt::AlignTop);
    for (QLabel* price : {m_estimate, m_used}) price->setFixedHeight(kControlSmall);
    return row;
}

void QueryBar::rebuildTargets() {
    const QSignalBlocker blocker(m_target);
    m_target->clear();
    const auto& table = m_query->table();
    for (const QString& name : m_query->targets()) {
        const auto* index = table.index(name);
        const QString keys = index ? index->keyText() : table.keyText();
        const QString shown = index ? name : tr("Table");
        const QString iconName = !index          ? QStringLiteral("key")
                                 : index->global ? QStringLiteral("index")
                                                 : QStringLiteral("sort");
        m_target->addItem(icon(iconName), QStringLiteral("%1  %2").arg(shown, keys), name);
    }
    m_target->setCurrentIndex(m_target->findData(m_query->index()));
}

void QueryBar::rebuildFields() {
    for (KeyFieldEdit* field : std::exchange(m_fields, {})) {
        field->hide();
        m_fieldsLayout->removeWidget(field);
        field->deleteLater();
    }
    QWidget* before = m_target;
    for (const auto& field : m_query->keyFields()) {
        auto* edit = new KeyFieldEdit(m_query, field, m_fieldsArea);
        connect(edit, &KeyFieldEdit::submitted, this, &QueryBar::submit);
        m_fieldsLayout->addWidget(edit);
        edit->show();
        for (QWidget* part : edit->findChildren<QWidget*>()) {
            if (part->focusPolicy() == Qt::NoFocus || part->window() != edit->window()) continue; // a list that pops up
            setTabOrder(before, part);
            before = part;
        }
        m_fields << edit;
    }
    setTabOrder(before, m_order);
    setTabOrder(m_order, m_run);
}

void QueryBar::rebuildChips() {
    const auto* filters = m_query->filters();
    int row = 0;
    for (; row < filters->chips().size(); ++row) {
        if (row >= m_chips.size()) {
            auto* chip = new FilterChip(m_optionsArea);
            m_optionsLayout->insertWidget(1 + row, chip);
            connect(chip, &FilterChip::clicked, this, [this, chip] { editChip(int(m_chips.indexOf(chip)), chip); });
            connect(chip, &FilterChip::removed, this,
                    [this, chip] { m_query->filters()->remove(int(m_chips.indexOf(chip))); });
            setTabOrder(m_chips.isEmpty() ? static_cast<QWidget*>(m_run) : m_chips.last(), chip);
            m_chips << chip;
            chip->show();
        }
        const auto shown = filters->chip(row);
        const QString value = shown.op == models::FilterOperator::Between ? shown.values.join(tr(" and "))
                                                                          : shown.values.join(QStringLiteral(", "));
        m_chips[row]->setCondition(shown.path, models::filterOperatorText(shown.op),
                                   shown.type == models::ValueType::NUL && value.isEmpty() &&
                                           models::filterOperandCount(shown.op) == 1
                                       ? QStringLiteral("null")
                                       : value);
        m_chips[row]->setEnabled(true);
        m_chips[row]->setProperty("off", !shown.enabled);
    }
    while (m_chips.size() > row) {
        FilterChip* chip = m_chips.takeLast();
        const bool hadFocus = chip->hasFocus();
        chip->hide();
        m_optionsLayout->removeWidget(chip);
        chip->deleteLater();
        if (hadFocus) (m_chips.isEmpty() ? static_cast<QWidget*>(m_addFilter) : m_chips.last())->setFocus();
    }
    m_optionsArea->updateGeometry();
}

void QueryBar::refresh() {
    const bool query = m_query->mode() == QueryMode::Query;
    m_mode->setCurrent(query ? 0 : 1);
    m_target->setCurrentIndex(m_target->findData(m_query->index()));
    m_fieldsArea->setEnabled(query);
    const auto& fields = m_query->keyFields();
    for (int i = 0; i < m_fields.size() && i < fields.size(); ++i) {
        m_fields[i]->setVisible(query);
        m_fields[i]->refresh(fields[i]);
    }
    m_edge->setVisible(query);
    m_order->setVisible(query);
    m_order->setIconName(m_query->ascending() ? QStringLiteral("sort") : QStringLiteral("sortdesc"));
    m_order->setText(m_query->ascending() ? tr("Ascending") : tr("Descending"));
    m_order->setAccessibleName(tr("Order: %1").arg(m_order->text()));
    m_consistent->setEnabled(m_query->canReadConsistently());
    m_consistent->setChecked(m_query->consistentRead());
    m_consistent->setToolTip(m_query->canReadConsistently() ? QString()
                                                            : tr("A global index is read eventually consistent only"));
    const QString limit = m_query->limit() > 0 ? QString::number(m_query->limit()) : QString();
    if (!m_limit->hasFocus() || m_limit->text().toInt() != m_query->limit()) m_limit->setText(limit);
    showProblems();
    showPrices();
}

void QueryBar::showProblems() {
    const auto problems = m_query->problems();
    QHash<QString, QString> byField;
    for (const auto& problem : problems)
        if (!byField.contains(problem.field)) byField.insert(problem.field, problem.message);
    const bool query = m_query->mode() == QueryMode::Query;
    for (KeyFieldEdit* field : std::as_const(m_fields))
        field->showProblem(query ? byField.take(field->attribute()) : QString(), m_insist);
    for (int row = 0; row < m_chips.size(); ++row)
        m_chips[row]->setProblem(byField.value(QStringLiteral("filter:%1").arg(row)));
    setProblem(m_limit, byField.value(QStringLiteral("limit")));
    m_limitProblem->setText(byField.take(QStringLiteral("limit")));
    m_limitProblem->setVisible(!m_limitProblem->text().isEmpty());
    QStringList rest;
    for (auto it = byField.begin(); it != byField.end(); ++it)
        if (m_insist || it.key().startsWith(QLatin1String("filter:"))) rest << it.value();
    m_problem->setText(rest.join('\n'));
    m_problem->setVisible(!rest.isEmpty());
    if (problems.isEmpty()) m_insist = false;
    m_fieldsArea->updateGeometry();
    updateGeometry();
}

void QueryBar::showPrices() {
    const auto strong = [](const QString& text) {
        return QStringLiteral("<span style=\"color:%1; font-family:'%2'; font-weight:500\">%3</span>")
            .arg(color(Token::Read).name(), monoFont().family(), text.toHtmlEscaped());
    };
    const QString estimate = m_query->estimate().text();
    const qint64 bytes = m_query->estimate().bytes;
    QString size =
        bytes > 0
            ? QStringLiteral(" <span style=\"color:%1\">· %2</span>").arg(color(Token::Text3).name(), sizeText(bytes))
            : QString();
    m_estimate->setText(tr("Estimated %1").arg(strong(estimate)) + size);
    m_estimate->setVisible(!estimate.isEmpty());
    const QString used = tr("%1 RCU").arg(locale().toString(m_usedUnits, 'f', 1));
    m_used->setText((estimate.isEmpty() ? QString() : QStringLiteral("→ ")) + tr("Used %1").arg(strong(used)));
    m_used->setVisible(m_usedUnits >= 0);
    m_estimate->setAccessibleName(tr("Estimated %1").arg(estimate));
    m_used->setAccessibleName(tr("Used %1").arg(used));
    m_run->setText(m_running ? tr("Cancel") : tr("Run"));
    m_run->setIconName(m_running ? QStringLiteral("stop") : QStringLiteral("play"));
    m_run->setKeyHint(m_running ? QKeySequence(Qt::Key_Escape) : QKeySequence(Qt::CTRL | Qt::Key_Return));
    const QString action = m_query->mode() == QueryMode::Query ? tr("Run query") : tr("Run scan");
    m_run->setAccessibleName(m_running            ? tr("Cancel the read")
                             : estimate.isEmpty() ? action
                                                  : tr("%1, estimated %2").arg(action, estimate));
}

void QueryBar::setAttributes(const QList<KnownAttribute>& attributes) {
    m_attributes = attributes;
    if (m_editor) m_editor->setAttributes(attributes);
}

void QueryBar::setRunning(bool running) {
    if (m_running == running) return;
    m_running = running;
    m_run->setLook(running ? Look::Normal : Look::Primary);
    restyle(m_run);
    showPrices();
}

void QueryBar::setUsed(double units) {
    m_usedUnits = units;
    showPrices();
}

bool QueryBar::insistOnProblems() {
    const auto problems = m_query->problems();
    if (problems.isEmpty()) return false;
    m_insist = true;
    showProblems();
    const QString first = problems.first().field;
    for (KeyFieldEdit* field : std::as_const(m_fields))
        if (field->attribute() == first) field->value()->setFocus(Qt::OtherFocusReason);
    if (first == QLatin1String("limit")) m_limit->setFocus(Qt::OtherFocusReason);
    if (first.startsWith(QLatin1String("filter:")))
        if (auto* chip = m_chips.value(first.mid(7).toInt())) chip->setFocus(Qt::OtherFocusReason);
    return true;
}

void QueryBar::focusFirstField() {
    QWidget* target = m_target;
    if (m_query->mode() == QueryMode::Query && !m_fields.isEmpty()) target = m_fields.first()->value();
    target->setFocus(Qt::ShortcutFocusReason);
}

void QueryBar::addFilter() {
    m_editing = -1;
    chipEditor()->open({}, false, m_addFilter);
}

void QueryBar::editChip(int row, QWidget* anchor) {
    if (row < 0) return;
    m_editing = row;
    chipEditor()->open(m_query->filters()->chip(row), true, anchor);
}

void QueryBar::takeLimit() {
    m_query->setLimit(m_limit->text().toInt());
}

void QueryBar::submit() {
    emit runRequested();
}

void QueryBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    m_fieldsArea->updateGeometry();
    m_optionsArea->updateGeometry();
}

} // namespace rf::ui

#include "moc_query_bar.cpp"
