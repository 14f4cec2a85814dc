// Boards that open their articles by a script: which address the page itself spells out. Nothing is run, nothing is guessed.
import { describe, expect, it } from 'vitest';
import { outlineOf } from '#src/source/list-page/html-outline.ts';
import { scriptLinks } from '#src/source/list-page/script-links.ts';

const URL = 'https://www.city.go.kr/bbs/list.do?bbsId=B01';
const TITLE = '한빛시, 교차로 64곳에 신호 제어 도입';

const addresses = (html: string) => scriptLinks(outlineOf(html, URL), URL).map(({ url }) => url);
const link = (script: string) => `<a href="#" onclick="${script}">${TITLE}</a>`;
const FORM =
  '<form name="frm" id="frm" action="/bbs/list.do"><input type="hidden" id="ntt" name="nttId" value=""><input type="hidden" name="bbsId" value="B01"><input type="hidden" name="pageIndex" value="3"></form>';

describe('the address behind a click', () => {
  it.each([
    ['a sum of texts', `function v(id){ location.href = '/bbs/view.do?nttId=' + id; }`],
    ['the window’s location', `function v(id){ window.location = "/bbs/view.do?nttId="+id }`],
    [
      'a replaced location',
      `var v = function (id) { document.location.replace("/bbs/view.do?nttId=" + encodeURIComponent(id)); }`,
    ],
    ['a new window', `function v(id) { window.open('/bbs/view.do?nttId=' + id, 'view', 'width=600'); }`],
    ['a template', 'const v = (id) => { location.href = `/bbs/view.do?nttId=${id}`; }'],
    [
      'a variable that grows',
      `function v(a){ var url = '/bbs/view.do'; url += '?nttId='; url = url + a; location.href = url; }`,
    ],
    ['a constant of the script', `var ctx = '/bbs'; function v(id){ location.href = ctx + '/view.do?nttId=' + id; }`],
    [
      'a function that calls another',
      `function open2(n){ location.href='/bbs/view.do?nttId='+n; } function v(id){ open2(id); }`,
    ],
    ['a method', `var Board = { v: function(id) { location.href = '/bbs/view.do?nttId=' + id; } };`],
    [
      'a guard that leads to the log-in',
      `function v(id){ if (!id) { location.href='/login.do'; return; } location.href='/bbs/view.do?nttId='+id; }`,
    ],
    [
      'comments with other addresses',
      `function v(id){ // location.href='/old.do?id='+id;\n /* location.href='/x?id='+id; */ location.href='/bbs/view.do?nttId='+id; }`,
    ],
  ])('is found in %s', (_name, script) => {
    const html = `<script>${script}</script>${link("v('1024'); return false;")}<a href="javascript:v(1025);">${TITLE}</a>`;
    expect(addresses(html)).toEqual([
      'https://www.city.go.kr/bbs/view.do?nttId=1024',
      'https://www.city.go.kr/bbs/view.do?nttId=1025',
    ]);
  });

  it.each([
    [
      'set by name',
      `function v(id){ document.frm.nttId.value = id; document.frm.action = '/bbs/view.do'; document.frm.submit(); }`,
    ],
    [
      'set through a variable',
      `function v(id){ var f = document.forms['frm']; f.nttId.value = id; f.action = "/bbs/view.do"; f.submit(); }`,
    ],
    [
      'set by id',
      `function v(id){ document.getElementById('ntt').value = id; var f = document.getElementById("frm"); f.action='/bbs/view.do'; f.submit(); }`,
    ],
    ['set with jQuery', `function v(id){ $("#ntt").val(id); $("#frm").attr("action", "/bbs/view.do").submit(); }`],
    [
      'set by a jQuery selector',
      `function v(id){ $("input[name=nttId]").val(id); $("#frm").attr("action", "/bbs/view.do"); $("#frm").submit(); }`,
    ],
  ])('is a form’s, %s', (_name, script) => {
    expect(addresses(`${FORM}<script>${script}</script>${link("v('1024')")}`)).toEqual([
      'https://www.city.go.kr/bbs/view.do?bbsId=B01&nttId=1024',
    ]);
  });

  it('is written into the attribute', () => {
    expect(
      addresses(`<table><tr onclick="location.href='view.do?nttId=7'"><td>12<td class="subject">${TITLE}</table>`),
    ).toEqual(['https://www.city.go.kr/bbs/view.do?nttId=7']);
  });

  it('uses the second of several arguments, and none that is missing', () => {
    const script = `<script>function fn_egov_inqire_notice(i, nttId, bbsId){ location.href = "/cop/bbs/" + bbsId + "/view.do?nttId=" + nttId; }</script>`;
    expect(
      addresses(`${script}${link("javascript:fn_egov_inqire_notice('1','1514','BBSMSTR_4'); return false;")}`),
    ).toEqual(['https://www.city.go.kr/cop/bbs/BBSMSTR_4/view.do?nttId=1514']);
    expect(addresses(`${script}${link("fn_egov_inqire_notice('1','1514')")}`)).toEqual([]);
  });

  it('comes from a listener and the element’s data', () => {
    const script = `$('.list').on('click', 'a.item', function(){ location.href = '/bbs/view.do?nttId=' + $(this).data('nttId'); });
      $('#tabs a').click(function(){ location.href = '/bbs/list.do?tab=' + $(this).data('id'); });`;
    const html = `<div id="tabs"><a href="#" data-id="12">보도자료와 해명자료 보기</a></div><div class="list"><a class="item" href="#" data-ntt-id="33">${TITLE}</a></div><script>${script}</script>`;
    expect(addresses(html)).toContain('https://www.city.go.kr/bbs/view.do?nttId=33');
    expect(addresses(`<a href="#" data-id="44">${TITLE}</a><script>${script}</script>`)).toEqual([]);
  });

  it('is the one form that leads to a reading page, when the function lies in another file', () => {
    const form = FORM.replace('/bbs/list.do', '/bbs/view.do');
    expect(addresses(`${form}${link("goView('1024')")}`)).toEqual([
      'https://www.city.go.kr/bbs/view.do?bbsId=B01&nttId=1024',
    ]);
    expect(addresses(`${FORM}${link("goView('1024')")}`)).toEqual([]);
    expect(addresses(`${form}${link("goView('1024','2')")}`)).toEqual([]);
    expect(addresses(`${form}${form}${link("goView('1024')")}`)).toEqual([]);
  });
});

describe('nothing', () => {
  it.each([
    [
      'two addresses for one article',
      `function v(id){ if (m) { location.href='/m/view.do?id='+id; } else { location.href='/view.do?id='+id; } }`,
    ],
    ['something unknown in the sum', `function v(id){ location.href = base() + '/view.do?id=' + id; }`],
    ['a choice', `function v(id){ location.href = id > 5 ? '/a?id=' : '/b?id='; }`],
    ['a serialised form', `function v(id){ $('#ntt').val(id); location.href = '/view.do?' + $('#frm').serialize(); }`],
    ['another scheme', `function v(id){ location.href = 'file:///etc/' + id; }`],
    ['a script in the address', `function v(id){ location.href = 'javascript:alert(' + id + ')'; }`],
    ['an address without the article', `function v(id){ location.href = '/view.do'; }`],
    ['a popup that only closes', `function v(id){ $('#layer' + id).show(); }`],
  ])('is made of %s', (_name, script) => {
    expect(addresses(`${FORM}<script>${script}</script>${link("v('1024')")}`)).toEqual([]);
  });
});
