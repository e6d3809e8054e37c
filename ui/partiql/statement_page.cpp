#include "ui/partiql/statement_page.h"

#include "models/partiql/statement_model.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/metrics.h"
#include "ui/common/states.h"
#include "ui/item/attribute_delegate.h"
#include "ui/partiql/parameter_rows.h"
#include "ui/partiql/statement_editor.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIntValidator>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>

namespace rf::ui {

using models::StatementModel;

namespace {

constexpr int kEditorHeight = 132, kColumnWidth = 150;

QTableView* makeResults(StatementModel* model) {
    auto* table = new QTableView;
    table->setObjectName(QStringLiteral("statementResults"));
    table->setAccessibleName(StatementPage::tr("Items the statement gave"));
    table->setModel(model);
    table->setItemDelegate(new AttributeDelegate(table));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false); // the delegate draws the lines
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setDefaultSectionSize(kColumnWidth);
    table->horizontalHeader()->setFixedHeight(kGridHeader);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->setDefaultSectionSize(kGridRow);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setFont(monoFont(11));
    table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return table;
}

} // namespace

StatementPage::StatementPage(models::ItemsTab* tab, CommandRegistry* commands, QWidget* parent)
    : QWidget(parent), m_tab(tab), m_model(tab->statement()), m_scope(new CommandScope(commands, this)),
      m_mode(new Segments({tr("Query"), tr("Scan"), tr("PartiQL")})), m_run(new Button(tr("Run"), Look::Primary)), m_editor(new StatementEditor),
      m_parameters(new ParameterRows(m_model)), m_consistent(new QCheckBox(tr("Consistent read"))), m_limit(new QLineEdit),
      m_plan(label({}, uiFont(12), "text2")), m_price(label({}, uiFont(12), "text2")), m_problem(label({}, uiFont(12), "danger")), m_progress(new ProgressLine),
      m_below(new QStackedLayout), m_results(makeResults(m_model)), m_empty(new EmptyState), m_error(new ErrorState),
      m_summary(new ElidedLabel), m_more(new Button(tr("More"))) {
    setObjectName(QStringLiteral("statementPage"));
    auto* lower = new QWidget;
    auto* column = bareColumn(lower);
    column->addWidget(m_progress);
    auto* below = new QWidget;
    below->setLayout(m_below);
    for (QWidget* each : std::initializer_list<QWidget*>{m_empty, m_results, m_error}) m_below->addWidget(each);
    column->addWidget(below, 1);
    column->addWidget(makeFoot());
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(makeHead());
    split->addWidget(lower);
    split->setStretchFactor(1, 1);
    bareColumn(this)->addWidget(split);

    m_editor->setWords([this] { return m_model->words(); });
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] { m_model->setText(m_editor->toPlainText()); });
    connect(m_editor, &StatementEditor::submitted, this, &StatementPage::submit);
    connect(m_parameters, &ParameterRows::submitted, this, &StatementPage::submit);
    connect(m_run, &Button::clicked, this, [this] { m_model->state() == StatementModel::State::Running ? m_model->cancel() : submit(); });
    connect(m_more, &Button::clicked, m_model, &StatementModel::more);
    connect(m_mode, &Segments::currentChanged, this, [this](int index) {
        if (index == 2) return;
        m_tab->query()->setMode(index == 0 ? models::QueryMode::Query : models::QueryMode::Scan);
        m_tab->setShowsStatement(false);
    });
    connect(m_consistent, &QCheckBox::clicked, m_model, &StatementModel::setConsistent);
    connect(m_limit, &QLineEdit::textEdited, this, [this](const QString& text) { m_model->setLimit(text.toInt()); });
    connect(m_limit, &QLineEdit::returnPressed, this, &StatementPage::submit);
    connect(m_model, &StatementModel::statementChanged, this, [this] {
        m_insist = false;
        refresh();
    });
    connect(m_model, &StatementModel::planChanged, this, &StatementPage::showPlan);
    connect(m_model, &StatementModel::stateChanged, this, &StatementPage::refresh);
    const auto running = [this] { return m_model->state() == StatementModel::State::Running; };
    m_scope->on(QStringLiteral("items.run"), [this] { submit(); });
    m_scope->on(QStringLiteral("items.cancel"), [this] { m_model->cancel(); }, running);
    m_scope->on(QStringLiteral("items.copy"), [this] { copyResults(); }, [this] { return m_results->selectionModel()->hasSelection(); });
    refresh();
}

void StatementPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_tab->resumeStatement();
}

QWidget* StatementPage::makeHead() {
    auto* head = new QFrame;
    head->setProperty("panel", "base");
    head->setAccessibleName(tr("Statement"));
    auto* rows = new QVBoxLayout(head);
    rows->setContentsMargins(12, 7, 12, 7);
    rows->setSpacing(7);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    m_mode->setAccessibleName(tr("Read by key, scan or statement"));
    m_mode->setCurrent(2);
    m_run->setObjectName(QStringLiteral("runStatement"));
    first->addWidget(m_mode);
    first->addWidget(m_plan, 1);
    first->addWidget(m_run);
    rows->addLayout(first);
    auto* frame = new QFrame;
    frame->setProperty("panel", "card");
    bareColumn(frame)->addWidget(m_editor);
    m_editor->setMinimumHeight(56);
    frame->setMinimumHeight(58);
    rows->addWidget(frame, 1);
    rows->addWidget(m_parameters);
    auto* options = new QHBoxLayout;
    options->setSpacing(12);
    m_consistent->setFont(uiFont(12));
    m_limit->setFont(monoFont());
    setCompact(m_limit);
    m_limit->setFixedWidth(56);
    m_limit->setPlaceholderText(tr("1 MB"));
    m_limit->setAccessibleName(tr("Items read for one page"));
    m_limit->setToolTip(tr("Items read for one page; empty reads pages of 1 MB"));
    m_limit->setValidator(new QIntValidator(0, 1'000'000, m_limit));
    auto* limitLabel = label(tr("Limit"), uiFont(12), "text2");
    limitLabel->setBuddy(m_limit);
    m_price->setTextFormat(Qt::RichText);
    options->addWidget(m_consistent);
    options->addWidget(limitLabel);
    options->addWidget(m_limit);
    options->addStretch(1);
    options->addWidget(m_price);
    rows->addLayout(options);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("statementProblem"));
    rows->addWidget(m_problem);
    head->setMinimumHeight(kEditorHeight);
    m_plan->setWordWrap(true);
    m_plan->setFixedHeight(QFontMetrics(uiFont(12)).lineSpacing() * 2);
    return head;
}

QWidget* StatementPage::makeFoot() {
    auto* foot = new QFrame;
    foot->setProperty("panel", "chrome");
    foot->setFixedHeight(kListRow);
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(12, 0, 12, 0);
    m_summary->setFont(uiFont(12));
    setTone(m_summary, "text2");
    m_more->setCompact(true);
    m_more->setAccessibleName(tr("Read the next page"));
    line->addWidget(m_summary, 1);
    line->addWidget(m_more);
    return foot;
}

void StatementPage::submit() {
    m_insist = true;
    showPlan();
    m_model->run();
}

void StatementPage::refresh() {
    if (m_editor->toPlainText() != m_model->statement().text) m_editor->setPlainText(m_model->statement().text);
    m_consistent->setChecked(m_model->statement().consistent);
    const int limit = m_model->statement().limit;
    if (m_limit->text().toInt() != limit) m_limit->setText(limit > 0 ? QString::number(limit) : QString());
    const auto state = m_model->state();
    const bool running = state == StatementModel::State::Running;
    m_progress->setActive(running);
    m_run->setLook(running ? Look::Normal : Look::Primary);
    m_run->setIconName(running ? QStringLiteral("stop") : QStringLiteral("play"));
    m_run->setKeyHint(running ? QKeySequence(Qt::Key_Escape) : QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_more->setVisible(m_model->hasMore());
    m_summary->setText(m_model->summary());
    if (state == StatementModel::State::Failed) {
        m_error->setFailure(m_model->failure());
        m_below->setCurrentWidget(m_error);
    } else if (m_model->rowCount() > 0 || running) {
        m_below->setCurrentWidget(m_results);
    } else {
        if (state == StatementModel::State::Idle)
            m_empty->set(QStringLiteral("terminal"), tr("No statement was run yet"),
                         tr("SELECT reads, INSERT, UPDATE and DELETE write at once: nothing of it is staged. Ctrl+Space completes."));
        else if (m_model->wrote())
            m_empty->set(QStringLiteral("check"), tr("Written"), m_model->summary());
        else
            m_empty->set(QStringLiteral("search"), tr("No items"), m_model->summary());
        m_below->setCurrentWidget(m_empty);
    }
    m_scope->refresh();
    showPlan();
}

void StatementPage::showPlan() {
    const models::StatementPlan& plan = m_model->plan();
    QStringList words;
    for (const QString& each : {plan.tree, plan.range, plan.reason})
        if (!each.isEmpty()) words << each;
    QString plans = words.join(QStringLiteral(" · "));
    if (!plans.isEmpty()) plans[0] = plans[0].toUpper();
    m_plan->setText(plans);
    m_plan->setToolTip(plans); // two lines are room for most of them
    setTone(m_plan, plan.scans ? "warn" : "text2");
    const QString price = plan.priceText();
    const QString strong = QStringLiteral("<span style=\"color:%1; font-family:'%2'; font-weight:500\">%3</span>")
                               .arg(color(plan.writes ? Token::Write : Token::Read).name(), monoFont().family(), price.toHtmlEscaped());
    m_price->setText(price.isEmpty() ? QString()
                     : plan.indexes.isEmpty() ? tr("Estimated %1").arg(strong)
                                              : tr("Estimated %1, of it %2").arg(strong, plan.indexes.toHtmlEscaped()));
    m_price->setAccessibleName(price.isEmpty() ? QString() : tr("Estimated %1").arg(price));
    // While somebody types, a statement is wrong most of the time: only what the tables say of a whole one shows by itself.
    const bool whole = m_model->statement().problem().isEmpty();
    QString problem = whole ? (plan.problem.isEmpty() ? plan.outcome : plan.problem) : m_insist ? m_model->problem() : QString();
    if (m_model->state() == StatementModel::State::Failed && problem == m_model->failure().detail) problem.clear(); // it is said below
    setTone(m_problem, whole && plan.problem.isEmpty() ? "warn" : "danger");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    const bool writes = !m_model->statement().reads().value_or(true);
    m_run->setText(m_model->state() == StatementModel::State::Running ? tr("Cancel") : writes ? tr("Run write") : tr("Run"));
    m_run->setAccessibleName(price.isEmpty() ? m_run->text() : tr("%1, estimated %2").arg(m_run->text(), price));
}

void StatementPage::copyResults() {
    const QModelIndexList chosen = m_results->selectionModel()->selectedIndexes();
    if (chosen.isEmpty()) return;
    if (chosen.size() == 1)
        return QGuiApplication::clipboard()->setText(chosen.first().data(models::ItemsModel::ValueRole).value<models::Value>().copyText());
    QList<int> rows;
    for (const QModelIndex& each : chosen)
        if (!rows.contains(each.row())) rows << each.row();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : rows) lines << m_model->item(row).toJson(true);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

QString StatementPage::planText() const { return m_plan->text(); }
QString StatementPage::priceText() const { return m_price->accessibleName(); }
QString StatementPage::problemText() const { return m_problem->isHidden() ? QString() : m_problem->text(); }
QString StatementPage::summary() const { return m_summary->text(); }
void StatementPage::focusEditor() { m_editor->setFocus(Qt::ShortcutFocusReason); }

} // namespace rf::ui

#include "moc_statement_page.cpp"
