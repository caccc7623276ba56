<?php
/* Runs Moodle's own converter of Common Cartridges 1.1 over one cartridge, and prints as JSON what it has made of it:

    php .ci/moodle.php MOODLE CARTRIDGE

MOODLE is a folder with Moodle's source, of which backup/cc, backup/converter, lib/htmlpurifier and
lib/validateurlsyntax.php are used as they are. Everything below stands for the little of Moodle that these call: its
settings, folders, parameters and errors. CARTRIDGE is the file. */

error_reporting(E_ALL & ~E_DEPRECATED);
set_error_handler(function ($level, $message, $file, $line) {
    if (!(error_reporting() & $level)) {
        return false;
    }
    $GLOBALS['warnings'][] = $message . ' (' . basename($file) . ":$line)";
    return true;
});
$warnings = [];

interface loggable {
}
class base_logger {
}
class moodle_exception extends Exception {
    public function __construct($code, $module = '', $link = '', $a = null, $info = null) {
        parent::__construct(trim("$code $info"));
    }
}
class backup {
    const FORMAT_IMSCC1 = 'imscc1';
    const FORMAT_IMSCC11 = 'imscc11';
    const FORMAT_MOODLE1 = 'moodle1';
    const LOG_DEBUG = 50;
}
class convert_helper {
    public static function generate_id($entropy) {
        return md5($entropy);
    }
}
function optional_param($name, $default, $type) {
    return $default;
}
function make_backup_temp_directory($folder, $exceptiononerror = true) {
    return $GLOBALS['CFG']->tempdir . "/backup/$folder";
}
function check_dir_exists($folder) {
    return is_dir($folder) || mkdir($folder, 0777, true);
}
function fulldelete($folder) {
    if (!is_dir($folder) || is_link($folder)) {
        return !file_exists($folder) || unlink($folder);
    }
    foreach (array_diff(scandir($folder), ['.', '..']) as $name) {
        fulldelete("$folder/$name");
    }
    return rmdir($folder);
}
function clean_param($text, $type) {
    // As Moodle's own `purify_html` sets it up: no ids, no schemes but these, links to other windows allowed.
    $config = HTMLPurifier_Config::createDefault();
    $config->set('Cache.DefinitionImpl', null);
    $config->set('Core.NormalizeNewlines', false);
    $config->set('Core.ConvertDocumentToFragment', true);
    $config->set('HTML.Doctype', 'XHTML 1.0 Transitional');
    $config->set('URI.AllowedSchemes', array_fill_keys(['http', 'https', 'ftp', 'mailto'], true));
    $config->set('Attr.AllowedFrameTargets', ['_blank']);
    return (new HTMLPurifier($config))->purify($text);
}

[, $moodle, $cartridge] = $argv;
$moodle = realpath(is_dir("$moodle/public/backup") ? "$moodle/public" : $moodle);
$work = sys_get_temp_dir() . '/moodle-' . getmypid();
register_shutdown_function('fulldelete', $work);
// Moodle's folder, in which one file that would load the rest of its backups is empty.
foreach (['backup/util/includes', 'temp/backup/course'] as $folder) {
    check_dir_exists("$work/$folder");
}
foreach (['backup/cc', 'backup/converter'] as $folder) {
    symlink("$moodle/$folder", "$work/$folder");
}
touch("$work/backup/util/includes/convert_includes.php");
$CFG = (object) [
    'dirroot' => $work, 'libdir' => "$moodle/lib", 'dataroot' => $work, 'tempdir' => "$work/temp",
    'wwwroot' => 'https://moodle.example', 'directorypermissions' => 0777,
];
$USER = (object) ['id' => 2];
define('MOODLE_INTERNAL', true);
define('PARAM_RAW', 'raw');
define('PARAM_CLEANHTML', 'cleanhtml');
require "$moodle/lib/htmlpurifier/HTMLPurifier.safe-includes.php";
// Sheets are read from where Moodle's pages of backups stand.
chdir("$work/backup");
require "$work/backup/converter/imscc11/lib.php";

$archive = new ZipArchive();
if ($archive->open($cartridge) !== true || !$archive->extractTo("$CFG->tempdir/backup/course")) {
    exit("$cartridge is no archive\n");
}
$format = imscc11_converter::detect_format('course');
$faults = [];
// Of each kind of file, what Moodle's validator says. The converter itself validates the manifest alone.
$schemas = "$CFG->dirroot/backup/cc/schemas11";
$validators = [
    'imswl_xmlv1p1' => new weblink_validator($schemas), 'imsdt_xmlv1p1' => new discussion_validator($schemas),
    'imsqti_xmlv1p2/imscc_xmlv1p1/assessment' => new assesment_validator($schemas),
];
$folder = "$CFG->tempdir/backup/course";
$manifest = simplexml_load_file("$folder/imsmanifest.xml");
$validated = [];
foreach ($manifest->resources->resource as $resource) {
    $type = (string) $resource['type'];
    if (isset($validators[$type])) {
        $name = (string) $resource->file['href'];
        error_messages::instance()->reset();
        $validated[$type] = ($validated[$type] ?? 0) + 1;
        if (!$validators[$type]->validate("$folder/$name")) {
            $faults[] = "$name: " . error_messages::instance();
        }
    }
}
try {
    (new imscc11_converter('course'))->convert();
} catch (Exception $fault) {
    exit(json_encode(['format' => $format, 'faults' => [...$faults, $fault->getMessage()]]) . "\n");
}
$made = simplexml_load_file("$folder/moodle.xml");
$titles = [];
$texts = [];
$links = [];
foreach ($made->COURSE->MODULES->MOD as $module) {
    $key = "$module->MODTYPE $module->ID";
    $titles[$key] = (string) $module->NAME;
    $texts[$key] = (string) ($module->ALLTEXT ?: $module->INTRO);
    $links[$key] = (string) $module->REFERENCE;
}
$sections = [];
foreach ($made->COURSE->SECTIONS->SECTION as $section) {
    $activities = [];
    foreach ($section->MODS->MOD as $module) {
        $key = "$module->TYPE $module->INSTANCE";
        $activities[] = [
            'type' => (string) $module->TYPE, 'title' => $titles[$key] ?? null, 'text' => $texts[$key] ?? '',
            'link' => $links[$key] ?? '',
        ];
    }
    $sections[] = ['title' => (string) $section->SUMMARY, 'activities' => $activities];
}
$questions = [];
foreach ($made->COURSE->QUESTION_CATEGORIES->QUESTION_CATEGORY ?? [] as $category) {
    foreach ($category->QUESTIONS->QUESTION as $question) {
        $answers = [];
        foreach ($question->ANSWERS->ANSWER as $answer) {
            $answers[] = [
                'text' => (string) $answer->ANSWER_TEXT, 'share' => (float) $answer->FRACTION,
                'why' => (string) $answer->FEEDBACK,
            ];
        }
        $questions[] = [
            'type' => (string) $question->QTYPE, 'ask' => (string) $question->QUESTIONTEXT,
            'why' => (string) $question->GENERALFEEDBACK, 'answers' => $answers,
        ];
    }
}
echo json_encode([
    'format' => $format, 'title' => (string) $made->COURSE->HEADER->FULLNAME, 'sections' => $sections,
    'questions' => $questions, 'validated' => $validated, 'faults' => $faults, 'warnings' => $warnings,
]), "\n";
